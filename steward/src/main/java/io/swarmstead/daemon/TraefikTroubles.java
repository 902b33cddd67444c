package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.host.HostException;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.ingress.TraefikVersion;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the Traefik of this host is older than it should be, for the leader's steward to tell. Looked at now and then: it
 * changes by an update, or by a version of ours that knows of another hole. What Docker did not tell stays as it was known.
 */
final class TraefikTroubles implements Troubles {
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final HostName self;
    private final IngressSpec ingress;
    private final Engine.Asking docker;
    private Optional<TraefikVersion> running = Optional.empty();
    private Instant next = Instant.MIN;

    TraefikTroubles(HostName self, IngressSpec ingress, Engine.Asking docker) {
        this.self = self;
        this.ingress = ingress;
        this.docker = docker;
    }

    @Override
    public List<Incident> now(Instant now) {
        if (!now.isBefore(next)) {
            look(now);
        }
        return running.filter(TraefikVersion::isOld).stream()
                .map(old -> new Incident(
                        "cloud/ingress/version",
                        new Problem("Traefik %s is old".formatted(old), old.reason(), TraefikVersion.wayOut(ingress))))
                .toList();
    }

    private void look(Instant now) {
        try {
            running = TraefikVersion.ofContainers(docker.ask(IngressNames.container(self)))
                    .or(() -> running);
            next = now.plus(BETWEEN_LOOKS);
        } catch (HostException silent) {
            // it is asked again at the next turn, and meanwhile known as before
        }
    }
}
