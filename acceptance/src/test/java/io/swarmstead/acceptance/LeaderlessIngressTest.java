package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two of three managers are down, and Traefik starts anew on the third, where Docker knows no services any more. What is
 * led to there must not write to the volume: such tasks are stopped in a minority.
 */
@OnRealHosts
@Full("two hosts boot, and elections take their time")
@Order(6)
final class LeaderlessIngressTest {
    private static final String STACK = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: httpd -f -p 80 -h /etc
                deploy: {mode: global}
                x-swarmstead: {route: leaderless, port: 80}
            """;
    private static final String TRAEFIK = "docker ps -q --filter name=ingress_traefik-%s | head -n 1";

    @Test
    void aTraefikThatIsStartedAnewStillKnowsTheRoutes(@TempDir Path folder) throws IOException {
        String survivor = "gamma";
        Path file = Files.writeString(folder.resolve("leaderless.yml"), STACK);
        TheLab.swarmstead("stack", "deploy", "leaderless", "-f", file.toString(), "--yes")
                .expect(0);
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "leaderless." + TheLab.domain();
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
                    .until(() -> browser.answers(address, name, "/hosts"));
            assertThat(TheLab.attempt(survivor, "timeout 5 docker service ls").exitCode())
                    .as("there is no leader yet")
                    .isNotZero();
        } finally {
            TheLab.powerOn(
                    TheLab.HOSTS.stream().filter(host -> !host.equals(survivor)).toArray(String[]::new));
        }
        TheLab.awaitWell(Duration.ofMinutes(4));
        await("the route is served by all")
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        TheLab.HOSTS.stream().allMatch(host -> browser.answers(TheLab.address(host), name, "/hosts")));
        // for up to a minute after their return the hosts may elect a leader once more, and such a command is then
        // refused
        await("the stack is gone")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    TheLab.swarmstead("stack", "rm", "leaderless", "--yes");
                    Run left = TheLab.swarmstead("stack", "ls");
                    return left.exitCode() == 0 && !left.out().contains("leaderless");
                });
    }
}
