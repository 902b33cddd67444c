package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** With nothing to do, nothing is done. */
@OnRealHosts
@Tour("up with nothing to do changes nothing")
@Order(3)
final class SecondUpTest {
    /** Every file below /etc and of ours with its time, and since when each service runs. */
    private static final String FINGERPRINT = """
            find /etc /usr/local/lib/swarmstead /var/lib/swarmstead /var/lib/glusterd/vols -type f -printf '%p %T@\\n' | sort
            for unit in docker glusterd keepalived swarmstead-storage swarmstead-steward swarmstead-firewall; do
                systemctl show -p Id,ActiveEnterTimestampMonotonic,MainPID $unit
            done
            docker service ls --format '{{.Name}} {{.Replicas}}'
            """;

    @Test
    void theSecondUpTakesNoStepAndChangesNothingOnAnyHost() {
        Map<String, String> before = fingerprints();
        assertThat(before.values())
                .allSatisfy(
                        one -> assertThat(one).contains("/etc/swarmstead/", "Id=keepalived.service", "whoami_web 2/2"));
        Run up = TheLab.swarmstead("up", "--yes").expect(0);
        assertThat(up.out()).startsWith("nothing to do");
        assertThat(fingerprints()).isEqualTo(before);
    }

    private static Map<String, String> fingerprints() {
        return TheLab.HOSTS.stream()
                .collect(Collectors.toMap(Function.identity(), host -> TheLab.on(host, FINGERPRINT)));
    }
}
