package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.SshSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of OpenSSH 9.2 and 10.0 with LC_ALL=C. */
class SshFailureTest {
    private static final HostSpec BETA = new HostSpec(new HostName("beta"), "10.0.0.2", HostSpec.Role.MANAGER);
    private static final SshSpec SSH =
            new SshSpec("admin", 2222, Optional.of("~/key"), Optional.empty(), false, Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UNREACHABLE   | ssh: connect to host 10.0.0.2 port 22: Connection refused
                    UNREACHABLE   | ssh: connect to host 10.0.0.2 port 22: Connection timed out
                    UNREACHABLE   | ssh: connect to host 10.0.0.2 port 22: No route to host
                    UNREACHABLE   | ssh: connect to host 10.0.0.2 port 22: Network is unreachable
                    UNREACHABLE   | ssh: Could not resolve hostname beta: Name or service not known
                    UNREACHABLE   | kex_exchange_identification: read: Connection reset by peer
                    UNREACHABLE   | Connection timed out during banner exchange
                    UNREACHABLE   | Connection closed by 10.0.0.2 port 22
                    UNREACHABLE   | stdio forwarding failed
                    REFUSED       | admin@10.0.0.2: Permission denied (publickey,password).
                    REFUSED       | Received disconnect from 10.0.0.2 port 22:2: Too many authentication failures
                    KEY_UNKNOWN   | No ED25519 host key is known for 10.0.0.2 and you have requested strict checking.
                    KEY_UNKNOWN   | Host key verification failed.
                    KEY_CHANGED   | @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
                    KEY_FILE      | Load key "/root/key": error in libcrypto
                    KEY_FILE      | Load key "/root/key": bad permissions
                    KEY_FILE      | Warning: Identity file /nowhere/key not accessible: No such file or directory.
                    SOCKET        | ControlPath "/tmp/x" too long ('>= 108 bytes)
                    SOCKET        | unix_listener: cannot bind to path /tmp/x/y: No such file or directory
                    CONFIGURATION | /root/.ssh/config: line 1: Bad configuration option: foo
                    CONFIGURATION | Bad owner or permissions on /root/.ssh/config
                    UNFORESEEN    | something new
                    """)
    void eachTextHasItsReason(SshFailure reason, String text) {
        assertThat(SshFailure.of(text)).isEqualTo(reason);
    }

    @Test
    void aChangedKeyCountsMoreThanItsConsequence() {
        assertThat(SshFailure.of("REMOTE HOST IDENTIFICATION HAS CHANGED!\nHost key verification failed.\n"))
                .isEqualTo(SshFailure.KEY_CHANGED);
    }

    @Test
    void aKeyFileCountsMoreThanItsConsequence() {
        assertThat(SshFailure.of("Load key \"x\": bad permissions\nadmin@10.0.0.2: Permission denied (publickey).\n"))
                .isEqualTo(SshFailure.KEY_FILE);
    }

    @Test
    void anUnforeseenTextIsShown() {
        assertThat(SshFailure.UNFORESEEN.problem(BETA, SSH, "first\nsomething new\n\n"))
                .isEqualTo(new Problem(
                        "beta: ssh failed",
                        "something new",
                        "ssh -p 2222 -i ~/key admin@10.0.0.2 -v, to see where it stops"));
    }

    @Test
    void aChangedKeyIsForgottenByTheNameThatSshGivesIt() {
        assertThat(SshFailure.KEY_CHANGED.problem(BETA, SSH, "").next())
                .startsWith("ssh-keygen -R '[10.0.0.2]:2222', if");
    }
}
