package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steward and the firewall may do no more than their work takes, and a steward starts beside a volume that hangs. */
@OnRealHosts
@Full("the sandbox of the steward and of the firewall, by systemd's own score")
final class SandboxTest {
    private static final String HOST = "beta";

    @AfterEach
    void theVolumeAnswersAgain() {
        TheLab.attempt(HOST, "systemctl kill -s CONT swarmstead-storage");
        TheLab.awaitWell(Duration.ofMinutes(3));
    }

    @Test
    void everyHostScoresThemAtFourOrLess() {
        TheLab.HOSTS.forEach(
                host -> assertThat(TheLab.attempt(host, """
                                for unit in swarmstead-steward swarmstead-firewall; do
                                    systemd-analyze security --no-pager --threshold=40 $unit | tail -n 1
                                    systemd-analyze security --no-pager --threshold=40 $unit > /dev/null || exit 1
                                done
                                grep -x 'Seccomp:.2' /proc/$(systemctl show -p MainPID --value swarmstead-steward)/status
                                """).expect(0).out())
                        .contains("swarmstead-steward.service", "swarmstead-firewall.service"));
    }

    /** Namespaces are set up before the steward starts, and whoever touches a volume that hangs hangs, too. */
    @Test
    void aStewardStartsWhileTheVolumeHangsAndHasItReplaced() {
        String client = TheLab.on(HOST, "systemctl show -p MainPID --value swarmstead-storage");
        TheLab.on(HOST, "systemctl kill -s STOP swarmstead-storage; timeout 5 systemctl restart swarmstead-steward");
        TheLab.awaitWell(Duration.ofMinutes(3));
        assertThat(TheLab.on(HOST, "systemctl show -p MainPID --value swarmstead-storage"))
                .as("the client of the volume")
                .isNotEqualTo(client);
    }
}
