package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts that are addresses of this machine: who listens accepts, who does not is refused, and one whose queue is full is
 * as silent as a host without power.
 */
@Timeout(20)
class PeersTest {
    private static final HostName BETA = new HostName("beta");
    private static final HostName GAMMA = new HostName("gamma");
    private static final String THREE = "{alpha: 127.0.0.1, beta: 127.0.0.2, gamma: 127.0.0.3}";

    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;

    @TempDir
    Path directory;

    @BeforeEach
    void oneListens() throws IOException {
        ServerSocketChannel beta = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.2", 0));
        open.add(beta);
        port = ((InetSocketAddress) beta.getLocalAddress()).getPort();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Peers peers(String hosts) {
        return peers("alpha", hosts);
    }

    private Peers peers(String self, String hosts) {
        return new Peers(
                spec(hosts), new HostName(self), port, new Met(directory.resolve("met")), InstantSource.system());
    }

    private static CloudSpec spec(String hosts) {
        return switch (CloudFile.read("test", "cloud: test\ndomain: test.example\nhosts: " + hosts + "\n")) {
            case Reading.Valid(CloudSpec spec) -> spec;
            case Reading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    /** Closed, it answers again: it refuses. */
    private ServerSocketChannel silence(String address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(address, port), 1);
        open.add(server);
        for (int caller = 0; caller < 4; caller++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server.getLocalAddress());
            open.add(channel);
        }
        return server;
    }

    @Test
    void whoAcceptsAndWhoRefusesIsAlive() throws IOException {
        Peers peers = peers(THREE);

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).isEmpty();
        assertThat(peers.majority()).isTrue();
        assertThat(peers.wellbeing()).isEqualTo("the other hosts answer");
    }

    @Test
    void oneThatAnsweredAndDoesNoMoreIsSilentUntilItAnswersAgain() throws IOException {
        Peers peers = peers(THREE);
        peers.look();
        ServerSocketChannel gamma = silence("127.0.0.3");

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).containsOnlyKeys(GAMMA);
        assertThat(peers.majority()).isTrue();
        assertThat(peers.wellbeing()).isEqualTo("gamma is silent, and most managers answer");

        gamma.close();
        peers.look();
        assertThat(peers.silent()).isEmpty();
    }

    @Test
    void whoHearsNeitherOfTwoIsInAMinority() throws Exception {
        Peers peers = peers(THREE);
        peers.look();
        open.removeFirst().close();
        silence("127.0.0.2");
        silence("127.0.0.3");

        assertThat(peers.look()).contains("in a minority: beta, gamma are silent");
        assertThat(peers.silent()).containsOnlyKeys(BETA, GAMMA);
        assertThat(peers.majority()).isFalse();
    }

    @Test
    void whoHasNeverAnsweredIsNotMissed() throws IOException {
        silence("127.0.0.3");
        Peers peers = peers(THREE);

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).isEmpty();
    }

    @Test
    void aStewardThatIsStartedLaterMissesWhoAnsweredTheOneBefore() throws IOException {
        peers(THREE).look();
        silence("127.0.0.3");

        Peers later = peers(THREE);
        later.look();

        assertThat(later.silent()).containsOnlyKeys(GAMMA);
    }

    @Test
    void aWorkerCountsManagersOnly() throws IOException {
        String hosts =
                "{alpha: 127.0.0.1, beta: 127.0.0.2, gamma: 127.0.0.4, delta: {address: 127.0.0.5, role: worker},"
                        + " omega: {address: 127.0.0.3, role: worker}}";
        Peers peers = peers("delta", hosts);
        peers.look();
        silence("127.0.0.3");
        silence("127.0.0.4");

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).containsOnlyKeys(GAMMA, new HostName("omega"));
        assertThat(peers.majority()).isTrue();
    }

    @Test
    void aHostOnItsOwnIsItsOwnMajority() throws IOException {
        Peers peers = peers("{alpha: 127.0.0.1}");

        assertThat(peers.look()).isEmpty();
        assertThat(peers.majority()).isTrue();
        assertThat(peers.wellbeing()).isEqualTo("there are no other hosts");
    }
}
