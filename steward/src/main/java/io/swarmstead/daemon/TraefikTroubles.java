package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.host.HostException;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.ingress.NewestBuild;
import io.swarmstead.ingress.TraefikVersion;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the Traefik of this host is older than it should be or could be, for the leader's steward to tell. Looked at now and
 * then: it changes by an update, or by a version of ours that knows of another hole; and oftener while there is something to
 * tell, which an update ends. What Docker did not tell stays as it was known.
 */
final class TraefikTroubles implements Troubles {
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final Duration WHILE_TOLD = Duration.ofMinutes(1);

    private final HostName self;
    private final IngressSpec ingress;
    private final Engine.Asking docker;
    private final Supplier<Optional<NewestBuild>> newest;
    private Optional<TraefikVersion> running = Optional.empty();
    private Optional<String> build = Optional.empty();
    private Instant looked = Instant.EPOCH;

    /** @param newest what the tag stands for, as far as that is known */
    TraefikTroubles(HostName self, IngressSpec ingress, Engine.Asking docker, Supplier<Optional<NewestBuild>> newest) {
        this.self = self;
        this.ingress = ingress;
        this.docker = docker;
        this.newest = newest;
    }

    @Override
    public List<Incident> now(Instant now) {
        List<Incident> known = told();
        if (!looked.plus(known.isEmpty() ? BETWEEN_LOOKS : WHILE_TOLD).isAfter(now)) {
            look(now);
            known = told();
        }
        return known;
    }

    /** One that has a hole is told as that only. */
    private List<Incident> told() {
        return running
                .filter(TraefikVersion::isOld)
                .map(old -> new Incident(
                        "cloud/ingress/version",
                        new Problem("Traefik %s is old".formatted(old), old.reason(), TraefikVersion.wayOut(ingress))))
                .or(this::newer)
                .stream()
                .toList();
    }

    private Optional<Incident> newer() {
        return newest.get()
                .filter(latest ->
                        build.filter(runs -> latest.isAnother(ingress, runs)).isPresent())
                .map(latest -> new Incident(
                        "cloud/ingress/build",
                        new Problem(
                                latest.told(),
                                "the registry said so on " + latest.at() + "; what mends holes comes like that",
                                NewestBuild.wayOut())));
    }

    private void look(Instant now) {
        try {
            String containers = docker.ask(IngressNames.container(self));
            running = TraefikVersion.ofContainers(containers).or(() -> running);
            build = build(containers).or(() -> build);
            looked = now;
        } catch (HostException silent) {
            // it is asked again at the next turn, and meanwhile known as before
        }
    }

    private static Optional<String> build(String containers) {
        try {
            return NewestBuild.digestIn(JsonMapper.shared()
                    .readTree(containers)
                    .path(0)
                    .path("Image")
                    .asString(""));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
