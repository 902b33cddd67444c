package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A cloud in use is given TLS between Gluster's daemons and clients, loses a host with it, and goes back. */
@OnRealHosts
@Full("all tasks end twice, and a host is cut and installed anew")
@Order(11)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GlusterTlsTest {
    private static final Duration LONGEST_STALL = Duration.ofSeconds(6);
    private static final String LETTER = "/var/data/runtime/tls-letter";

    /** Mounts the volume as a host does, from beta, in mounts of its own; of what leads to Gluster's key. */
    private static final String CLIENT = """
            unshare --mount --propagation private bash -c '
                %s
                mkdir -p /run/tls-client
                glusterfs --no-daemon --volfile-server=%s --volfile-id=/swarmstead /run/tls-client > /dev/null 2>&1 &
                for _ in $(seq 60); do
                    ! timeout 2 cat /run/tls-client/runtime/tls-letter 2> /dev/null || break
                    kill -0 $! 2> /dev/null || break
                    sleep 0.1
                done
                kill -KILL $! 2> /dev/null
                true
            '
            """;

    @TempDir
    static Path folder = Path.of("");

    private static Path file = Path.of("");
    private static String planned = "";

    @BeforeAll
    static void aCloudInUse() throws IOException {
        TheLab.on("alpha", "echo 'dear gluster' > " + LETTER);
        file = Files.writeString(
                folder.resolve("cloud.yaml"),
                Files.readString(TheLab.cloudFile()).replace("storage:\n", "storage:\n  tls: true\n"));
        Run dry = Run.swarmstead("up", "--dry-run", "--cloud", file.toString()).expect(0);
        planned = dry.out() + dry.err();
        TheLab.cloud(file);
    }

    @AfterAll
    static void without() {
        TheLab.swarmstead("up", "--yes").expect(0);
        TheLab.awaitWell(Duration.ofMinutes(3));
        assertThat(TheLab.attempt("beta", "[ -e /var/lib/glusterd/secure-access ]")
                        .exitCode())
                .isEqualTo(1);
        assertThat(TheLab.on("beta", "cat " + LETTER)).isEqualTo("dear gluster");
    }

    private static String read(String hidden) {
        return TheLab.on("gamma", CLIENT.formatted(hidden, TheLab.address("beta")));
    }

    @Test
    @Order(1)
    void thePlanNamesTheInterruptionAndNothingIsLost() {
        assertThat(planned).contains("have Gluster speak TLS on alpha, beta, gamma: all tasks end");
        TheLab.awaitWell(Duration.ofMinutes(3), file);
        assertThat(TheLab.on("gamma", "cat " + LETTER)).isEqualTo("dear gluster");
        assertThat(Run.swarmstead("up", "--dry-run", "--cloud", file.toString())
                        .expect(0)
                        .out())
                .contains("nothing to do");
        Browser browser = Browser.trusting(TheLab.authority());
        assertThat(browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))
                .isTrue();
    }

    @Test
    @Order(2)
    void anAddressIsNoIdentityAndWhoHasNotTheKeyReadsNothing() {
        assertThat(read("true")).isEqualTo("dear gluster");
        assertThat(read("mount -t tmpfs none /etc/swarmstead/gluster")).isEmpty();
        assertThat(read("""
                        mount -t tmpfs none /etc/swarmstead/gluster
                        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=%s \
                            -keyout /etc/swarmstead/gluster/glusterfs.key -out /etc/swarmstead/gluster/glusterfs.pem 2> /dev/null
                        cp /etc/swarmstead/gluster/glusterfs.pem /etc/swarmstead/gluster/glusterfs.ca
                        """.formatted(TheLab.name()))).isEmpty();
    }

    @Test
    @Order(3)
    void aCutStallsAWriterNoLongerThanWithout() {
        Writer writer = Writer.on("alpha");
        TheLab.powerOff("gamma");

        assertThat(writer.longestStall()).isLessThan(LONGEST_STALL);

        TheLab.powerOn("gamma");
        TheLab.awaitWell(Duration.ofMinutes(3), file);
    }

    @Test
    @Order(4)
    void aHostThatIsInstalledAnewIsGivenTheKeyAndItsCopy() {
        TheLab.powerOff("gamma");
        TheLab.reinstall("gamma");
        TheLab.cloud(file);
        TheLab.awaitWell(Duration.ofMinutes(5), file);

        assertThat(TheLab.on("gamma", "cat " + LETTER)).isEqualTo("dear gluster");
        assertThat(read("true")).isEqualTo("dear gluster");
    }
}
