package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.alerts.Incident;
import io.swarmstead.host.HostException;
import io.swarmstead.ingress.NewestBuild;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An old Traefik, as the leader's steward tells of it. */
class TraefikTroublesTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    private static final String BUILD = "sha256:" + "0a".repeat(32);
    private static final String NEWER = "sha256:" + "0b".repeat(32);

    private String version = "v3.7.15";
    private String build = BUILD;
    private Optional<NewestBuild> newest = Optional.empty();
    private boolean silent;
    private int asked;

    private final TraefikTroubles troubles = new TraefikTroubles(
            new HostName("alpha"),
            new IngressSpec("v3.7", 80, 443, Optional.empty()),
            path -> {
                asked++;
                if (silent) {
                    throw new HostException(new Problem("alpha: Docker does not tell", "it hangs", "wait"));
                }
                assertThat(path).contains("ingress_traefik-alpha");
                return "[{\"Image\": \"traefik@%s\", \"Labels\": {\"org.opencontainers.image.version\": \"%s\"}}]"
                        .formatted(build, version);
            },
            () -> newest);

    @Test
    void anOldOneIsToldUntilItIsReplaced() {
        assertThat(troubles.now(NOON))
                .extracting(Incident::problem)
                .containsExactly(new Problem(
                        "Traefik 3.7.15 is old",
                        "Traefik 3.7.15 runs, and 3.7.18 mends CVE-2026-137481",
                        "swarmstead up brings it, host by host, and loses no request"));
        version = "v3.7.18";
        assertThat(troubles.now(NOON.plus(Duration.ofSeconds(59)))).hasSize(1);
        assertThat(troubles.now(NOON.plus(Duration.ofSeconds(60)))).isEmpty();
        assertThat(troubles.now(NOON.plus(Duration.ofMinutes(60)))).isEmpty();
        assertThat(asked).isEqualTo(2);
        assertThat(troubles.now(NOON.plus(Duration.ofMinutes(61)))).isEmpty();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void aNewerBuildIsToldUntilItRuns() {
        version = "v3.7.18";
        assertThat(troubles.now(NOON)).isEmpty();
        newest = Optional.of(new NewestBuild(NOON, "v3.7", Optional.of(NEWER), true));
        assertThat(troubles.now(NOON.plusSeconds(5)))
                .containsExactly(new Incident(
                        "cloud/ingress/build",
                        new Problem(
                                "Traefik v3.7 has a newer build (sha256:0b0b0b0b0b0b…)",
                                "the registry said so on 2026-09-01T12:00:00Z; what mends holes comes like that",
                                "swarmstead up takes it, host by host, and loses no request")));
        build = NEWER;
        assertThat(troubles.now(NOON.plusSeconds(65))).isEmpty();
    }

    @Test
    void aBuildOfAnotherTagIsNoNews() {
        version = "v3.7.18";
        newest = Optional.of(new NewestBuild(NOON, "v3.6", Optional.of(NEWER), true));
        assertThat(troubles.now(NOON)).isEmpty();
    }

    @Test
    void whatDockerDoesNotTellStaysAsItWasKnown() {
        silent = true;
        assertThat(troubles.now(NOON)).isEmpty();
        silent = false;
        assertThat(troubles.now(NOON.plusSeconds(1))).hasSize(1);
        silent = true;
        assertThat(troubles.now(NOON.plus(Duration.ofHours(2)))).hasSize(1);
    }

    @Test
    void anImageThatSaysNoVersionIsNoTrouble() {
        version = "latest";
        assertThat(troubles.now(NOON)).isEmpty();
    }
}
