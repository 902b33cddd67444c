package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesSenseTest {
    @TempDir
    private Path root;

    private Instant now = Instant.EPOCH;
    private boolean everybody = true;
    private Set<String> hopeless = Set.of();

    private CopiesSense sense() {
        return sense(List.of());
    }

    /** The self-heal daemon is this process. */
    private CopiesSense sense(List<String> bricks) {
        StorageSpec storage = new StorageSpec(
                "data", root.resolve("brick").toString(), root.resolve("mount").toString(), 3, 3, false);
        return new CopiesSense(
                storage,
                bricks,
                root.resolve("runs"),
                new Connections(Path.of("/proc")),
                HealIndex.of(storage),
                new LocalHost(new HostName("alpha")),
                () -> everybody,
                () -> hopeless,
                () -> now);
    }

    private Path index() {
        return root.resolve("brick/.glusterfs/indices/xattrop");
    }

    private void client(int number, String connected) throws IOException {
        Path client = root.resolve("mount/.meta/graphs/active/data-client-" + number);
        Files.writeString(
                Files.createDirectories(client).resolve("private"), "[priv]\nconnected = " + connected + "\n");
    }

    @BeforeEach
    void allIsWell() throws IOException {
        Files.createFile(Files.createDirectories(index()).resolve("xattrop-cd5d232b"));
        client(0, "1");
        client(1, "1");
    }

    @Test
    void aFileThatWaitsIsTroubleWhenItWaitsForLong() throws IOException {
        CopiesSense sense = sense();
        assertThat(sense.look()).isEmpty();

        Files.createFile(index().resolve("d1b24f6d"));
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(89);
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(sense.look()).contains("1 files wait to be healed, though every host is there");

        Files.delete(index().resolve("d1b24f6d"));
        assertThat(sense.look()).isEmpty();
    }

    @Test
    void withoutTheIndexNothingIsKnown() throws IOException {
        Files.delete(index().resolve("xattrop-cd5d232b"));
        Files.delete(index());

        assertThatThrownBy(sense()::look).isInstanceOf(IOException.class).hasMessageContaining("xattrop");
    }

    @Test
    void filesThatComeAndGoAreOnlyBeingHealed() throws IOException {
        CopiesSense sense = sense();
        for (int file = 0; file < 5; file++) {
            Path entry = Files.createFile(index().resolve("file" + file));
            assertThat(sense.look()).isEmpty();
            now = now.plusSeconds(60);
            Files.delete(entry);
        }
    }

    @Test
    void aCopyThatIsNotReachedIsTrouble() throws IOException {
        CopiesSense sense = sense();
        client(1, "0");
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(10);
        assertThat(sense.look())
                .contains(
                        "the volume's client or self-heal daemon does not reach every copy, though every host is there");

        client(1, "1");
        assertThat(sense.look()).isEmpty();
    }

    @Test
    void aCopyThatIsNotReachedByTheSelfHealDaemonIsTrouble() throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("runs/data")).resolve("data-shd.pid"),
                ProcessHandle.current().pid() + "\n");
        CopiesSense sense = sense(List.of("127.0.0.71"));
        try (ServerSocketChannel brick = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            brick.bind(new InetSocketAddress("127.0.0.71", 0));
            try (SocketChannel daemon = SocketChannel.open(StandardProtocolFamily.INET)) {
                daemon.connect(brick.getLocalAddress());
                assertThat(sense.look()).isEmpty();
                now = now.plusSeconds(10);
                assertThat(sense.look()).isEmpty();
            }
        }
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(10);
        assertThat(sense.look()).isPresent();
    }

    @Test
    void whatASilentHostLacksWaitsForIt() throws IOException {
        CopiesSense sense = sense();
        everybody = false;
        client(1, "0");
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(600);
        assertThat(sense.look()).isEmpty();

        everybody = true;
        assertThat(sense.look()).isEmpty();
        now = now.plusSeconds(10);
        assertThat(sense.look()).isPresent();
    }
}
