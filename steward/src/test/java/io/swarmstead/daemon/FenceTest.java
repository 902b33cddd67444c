package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes as the kernel shows them, on a host whose neighbours fall silent. */
@Timeout(20)
class FenceTest {
    private static final String TASK = "1".repeat(64);
    private static final String READER = "2".repeat(64);
    private static final String OWN = "3".repeat(64);
    private static final String TASKS =
            "[{\"Id\":\"%s\",\"Names\":[\"/diary.1.x\"]},{\"Id\":\"%s\",\"Names\":[\"/reader.1.x\"]}]"
                    .formatted(TASK, READER);

    @TempDir
    Path directory;

    private final List<Long> killed = new CopyOnWriteArrayList<>();
    private final Street street = new Street();

    FenceTest() throws IOException {}

    @BeforeEach
    void containersThatBindTheVolume() throws IOException {
        process("10", TASK, "rw,relatime");
        process("11", TASK, "rw,relatime");
        process("20", READER, "ro,relatime");
        process("30", OWN, "rw,relatime");
        process("40", "", "rw,relatime");
    }

    @AfterEach
    void close() throws IOException {
        street.close();
    }

    private void process(String id, String container, String options) throws IOException {
        Path process = Files.createDirectories(directory.resolve("proc").resolve(id));
        Files.writeString(process.resolve("cgroup"), "0::/system.slice/docker-" + container + ".scope\n");
        Files.writeString(
                process.resolve("mountinfo"),
                "36 90 0:175 /diary /data %s - fuse.glusterfs 10.0.0.11:/swarmstead rw\n".formatted(options));
    }

    /** A fence whose errands are over when its tick is. */
    private Fence fence(Peers peers, String docker) {
        Journal journal = new Journal(directory.resolve("journal"), new HostName("alpha"), InstantSource.system());
        Mounts mounts = new Mounts(
                directory.resolve("proc"), new StorageSpec("swarmstead", "/srv/brick", "/var/data", 3, 3, false));
        return new Fence(
                peers,
                new Writers(mounts),
                AnsweringHost.printing(_ -> docker),
                journal,
                new Errand("fence", Runnable::run, journal),
                killed::add);
    }

    private Peers minority() throws IOException {
        Peers peers = street.peers("alpha", Street.THREE, directory.resolve("met"));
        peers.look();
        street.silence("127.0.0.2");
        street.silence("127.0.0.3");
        peers.look();
        return peers;
    }

    @Test
    void inAMinorityTheTasksThatMayWriteToTheVolumeAreKilled() throws IOException {
        fence(minority(), TASKS).tick();

        assertThat(killed).containsExactlyInAnyOrder(10L, 11L);
        assertThat(Files.readString(directory.resolve("journal")))
                .contains("stopped the container diary.1.x", "in a minority: beta, gamma are silent")
                .doesNotContain("reader");
    }

    @Test
    void whereDockerDoesNotTellWhoseTheyAreAllAreKilled() throws IOException {
        fence(minority(), "no answer").tick();

        assertThat(killed).containsExactlyInAnyOrder(10L, 11L, 30L);
    }

    @Test
    void withoutASilentMajorityNobodyIs() throws IOException {
        Peers peers = street.peers("alpha", Street.THREE, directory.resolve("met"));
        peers.look();
        street.silence("127.0.0.3");
        peers.look();

        fence(peers, TASKS).tick();

        assertThat(killed).isEmpty();
    }

    @Test
    void aSilenceThatIsOverWhenTheOthersAreAskedAgainCostsNothing() throws IOException {
        Peers peers = street.peers("alpha", Street.THREE, directory.resolve("met"));
        peers.look();
        var beta = street.silence("127.0.0.2");
        street.silence("127.0.0.3");
        peers.look();
        beta.close();

        fence(peers, TASKS).tick();

        assertThat(killed).isEmpty();
        assertThat(peers.majority()).isTrue();
    }
}
