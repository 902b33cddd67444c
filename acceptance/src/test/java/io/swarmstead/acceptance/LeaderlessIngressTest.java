package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two of three managers are down, and Traefik starts anew on the third, where Docker knows no services any more. */
@OnRealHosts
@Order(6)
final class LeaderlessIngressTest {
    private static final String ROUTED = "docker ps -q --filter name=whoami_web | grep -q .";
    private static final String TRAEFIK = "docker ps -q --filter name=ingress_traefik-%s | head -n 1";

    @Test
    void aTraefikThatIsStartedAnewStillKnowsTheRoutes() {
        TheLab.cloud();
        String survivor = TheLab.HOSTS.stream()
                .filter(host -> TheLab.attempt(host, ROUTED).exitCode() == 0)
                .findFirst()
                .orElseThrow();
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();
        String address = TheLab.address(survivor);

        TheLab.powerOff(
                TheLab.HOSTS.stream().filter(host -> !host.equals(survivor)).toArray(String[]::new));
        try {
            await("the swarm has no leader")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TheLab.attempt(survivor, "timeout 5 docker service ls")
                                    .exitCode()
                            != 0);
            String traefik = TheLab.on(survivor, TRAEFIK.formatted(survivor));
            String before = TheLab.on(survivor, "docker inspect -f '{{.State.StartedAt}}' " + traefik);
            TheLab.on(survivor, "docker restart " + traefik);
            assertThat(TheLab.on(survivor, "docker inspect -f '{{.State.StartedAt}}' " + traefik))
                    .isNotEqualTo(before);
            await("the route is served")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> browser.answers(address, name, "/"));
            assertThat(TheLab.attempt(survivor, "timeout 5 docker service ls").exitCode())
                    .as("there is no leader yet")
                    .isNotZero();
        } finally {
            TheLab.powerOn(
                    TheLab.HOSTS.stream().filter(host -> !host.equals(survivor)).toArray(String[]::new));
        }
        await("the cloud is well")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TheLab.swarmstead("status").exitCode() == 0);
        await("the route is served by all")
                .atMost(Duration.ofMinutes(1))
                .until(() -> TheLab.HOSTS.stream().allMatch(host -> browser.answers(TheLab.address(host), name, "/")));
    }
}
