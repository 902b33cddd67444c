package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.view.Away;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neighbours that accept, that refuse, and that fall silent. */
@Timeout(20)
class PeersTest {
    private static final HostName BETA = new HostName("beta");
    private static final HostName GAMMA = new HostName("gamma");

    @TempDir
    Path directory;

    private final Street street = new Street();

    PeersTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        street.close();
    }

    private Peers peers(String hosts) {
        return peers("alpha", hosts);
    }

    private Peers peers(String self, String hosts) {
        return street.peers(self, hosts, directory.resolve("met"));
    }

    @Test
    void whoAcceptsAndWhoRefusesIsAlive() throws IOException {
        Peers peers = peers(Street.THREE);

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).isEmpty();
        assertThat(peers.majority()).isTrue();
        assertThat(peers.wellbeing()).isEqualTo("the other hosts answer");
    }

    @Test
    void oneThatAnsweredAndDoesNoMoreIsSilentUntilItAnswersAgain() throws IOException {
        Peers peers = peers(Street.THREE);
        peers.look();
        ServerSocketChannel gamma = street.silence("127.0.0.3");

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).containsOnlyKeys(GAMMA);
        assertThat(peers.majority()).isTrue();
        assertThat(peers.wellbeing()).isEqualTo("gamma is silent, and most managers answer");

        gamma.close();
        peers.look();
        assertThat(peers.silent()).isEmpty();
    }

    @Test
    void tasksAreReachedNeitherOnASilentHostNorOnOneWhoseDockerIsNotThere() throws IOException {
        Peers peers = peers(Street.THREE);
        peers.look();
        assertThat(peers.away()).isEqualTo(new Away(Set.of(), Set.of("127.0.0.3")));

        street.silence("127.0.0.3");
        peers.look();
        assertThat(peers.away()).isEqualTo(new Away(Set.of("127.0.0.3"), Set.of()));

        street.silence("127.0.0.2").close();
        peers.look();
        assertThat(peers.away()).isEqualTo(new Away(Set.of("127.0.0.3"), Set.of("127.0.0.2")));
        assertThat(peers.majority()).isTrue();
    }

    @Test
    void whoHearsNeitherOfTwoIsInAMinority() throws IOException {
        Peers peers = peers(Street.THREE);
        peers.look();
        street.silence("127.0.0.2");
        street.silence("127.0.0.3");

        assertThat(peers.look()).contains("in a minority: beta, gamma are silent");
        assertThat(peers.silent()).containsOnlyKeys(BETA, GAMMA);
        assertThat(peers.majority()).isFalse();
        assertThat(peers.away()).isEqualTo(new Away(Set.of("127.0.0.2", "127.0.0.3"), Set.of()));
    }

    @Test
    void whoHasNeverAnsweredIsNotMissed() throws IOException {
        street.silence("127.0.0.3");
        Peers peers = peers(Street.THREE);

        assertThat(peers.look()).isEmpty();
        assertThat(peers.silent()).isEmpty();
    }

    @Test
    void aStewardThatIsStartedLaterMissesWhoAnsweredTheOneBefore() throws IOException {
        peers(Street.THREE).look();
        street.silence("127.0.0.3");

        Peers later = peers(Street.THREE);
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
        street.silence("127.0.0.3");
        street.silence("127.0.0.4");

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
