package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is no mount answers as one does; a pipe that nobody writes to hangs as one does. */
@Timeout(20)
class MountSenseTest {
    @TempDir
    Path data;

    private MountSense sense(int replica) {
        StorageSpec storage = new StorageSpec("volume", "/srv/brick", data.toString(), replica, 3, false);
        return new MountSense(storage, new Mounts(Path.of("/proc"), storage));
    }

    @Test
    void theSentinelTells() throws IOException {
        MountSense sense = sense(1);
        assertThat(sense.look()).contains("the volume does not answer");

        Files.writeString(data.resolve(".swarmstead"), "volume\n");
        assertThat(sense.look()).isEmpty();

        Files.writeString(data.resolve(".swarmstead"), "another\n");
        assertThat(sense.look()).contains("the volume does not answer");
        sense.abandon();
    }

    @Test
    void aReplicatedVolumeHasToBeMounted() throws IOException {
        Files.writeString(data.resolve(".swarmstead"), "volume\n");

        assertThat(sense(3).look()).contains("the volume is not mounted");
    }

    @Test
    void aLookThatHangsEndsWhenItIsAbandonedAndTheNextOneIsAnswered() throws Exception {
        Path sentinel = data.resolve(".swarmstead");
        assertThat(new ProcessBuilder("mkfifo", sentinel.toString()).start().waitFor())
                .isZero();
        MountSense sense = sense(1);
        CompletableFuture<Optional<String>> look = CompletableFuture.supplyAsync(() -> {
            try {
                return sense.look();
            } catch (IOException ended) {
                return Optional.of("ended");
            }
        });
        while (!look.isDone()) {
            sense.abandon();
            Thread.sleep(10);
        }
        assertThat(look.get()).isPresent();

        Files.delete(sentinel);
        Files.writeString(sentinel, "volume\n");
        // the child of the look before may be asked once more while it is being ended, in vain
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> sense.look().isEmpty());
        sense.abandon();
    }
}
