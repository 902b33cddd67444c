package io.swarmstead.preflight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.LocalHost;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a look asks of a host, run by a real shell; the programs of a host are functions of it. */
class PreflightQuestionsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final HostName BETA = new HostName("beta");

    private static String question(String key) {
        return requireNonNull(PreflightLook.of(SPEC, BETA).questions().get(key));
    }

    private static Result attempt(String functions, String question) throws HostException {
        return new LocalHost(BETA).attempt(Command.script("eval \"$1\"; eval \"$2\"", functions, question));
    }

    private static String answer(String functions, String question) throws HostException {
        Result result = attempt(functions, question);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.output();
    }

    @Test
    void aPortOfAnotherHostThatIsSilentIsTold() throws HostException {
        String silent = "timeout() { case $6/$7 in 10.0.0.13/2377 | 10.0.0.12/*) return 124 ;; esac; return 1; }";

        assertThat(answer(silent, question("unreachable"))).isEqualTo("10.0.0.13 port 2377\n");
    }

    @Test
    void programsTellTheirVersionsAndPackagesThatAreNotThereYetWhatTheyWillBe() throws HostException {
        String engines = """
                dockerd() { echo 'Docker version 26.1.5+dfsg1, build 411e817'; }
                docker() { return 1; }
                glusterd() { printf 'glusterfs 11.1\nRepository revision: git\n'; }
                keepalived() { echo 'Keepalived v2.3.3 (03/30,2025)' >&2; }
                dpkg-query() { case $4 in docker.io) printf 'hi ' ;; keepalived) printf 'rc ' ;; *) return 1 ;; esac; }
                apt-cache() {
                    shift
                    for package; do
                        printf '%s:\n  Installed: (none)\n  Candidate: 1:2.3-%s\n' "$package" "$package"
                    done
                }
                """;

        assertThat(answer(engines, "set -- docker.io glusterfs-server keepalived\n" + question("engines"))
                        .lines())
                .containsExactly(
                        "dockerd: Docker version 26.1.5+dfsg1, build 411e817",
                        "glusterd: glusterfs 11.1",
                        "keepalived: Keepalived v2.3.3 (03/30,2025)",
                        "glusterfs-server candidate: 1:2.3-glusterfs-server",
                        "keepalived candidate: 1:2.3-keepalived");
    }

    @Test
    void aDirectoryThatIsNotThereYetHasTheRoomOfItsParent() throws HostException {
        String disk = "df() { printf 'Filesystem 1M Used Available\\n%s 9 2 7\\n' \"$2\"; }";

        assertThat(answer(disk, question("free")).lines())
                .containsExactly("/ 7", "/var/lib 7", "/srv/swarmstead/brick 7");
    }

    @Test
    void whoHasTheVipAlreadyAnswersForIt() throws HostException {
        String network = """
                pidof() { return 1; }
                ip() { [ "$2" != show ] || echo '10.0.0.100 dev eth0 lladdr 52:54:00:12:34:56 REACHABLE'; }
                """;

        assertThat(answer(network, question("vipTaken").replace("/dev/udp/$1/9", "/dev/null")))
                .isEqualTo("52:54:00:12:34:56\n");
    }

    @Test
    void whereThereIsNoVipNobodyIsAskedForIt() throws HostException {
        Map<String, String> questions =
                PreflightLook.of(Specs.oneHost(), new HostName("alpha")).questions();
        String network = "ip() { echo asked; }";

        assertThat(attempt(network, requireNonNull(questions.get("holdsVip"))).succeeded())
                .isFalse();
        assertThat(answer(network, requireNonNull(questions.get("vipTaken")))).isEmpty();
    }
}
