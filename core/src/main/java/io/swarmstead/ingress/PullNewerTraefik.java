package io.swarmstead.ingress;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import io.swarmstead.swarm.SwarmStep;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the registry anew for what a tag stands for, since the first patch that was pulled stays under it. Where that is no
 * newer one, the host's Traefik is left alone.
 */
record PullNewerTraefik(HostName host, String image, TraefikVersion running) implements IngressStep {
    @Override
    public String action() {
        return "pull the newest " + image;
    }

    @Override
    public String reason() {
        return running.reason();
    }

    @Override
    public Set<Milestone> requires() {
        return Set.of(SwarmStep.engine(host));
    }

    @Override
    public Set<Milestone> provides() {
        return Set.of(IngressStep.image(host));
    }

    @Override
    public void apply(Fleet fleet) throws HostException {
        Host on = fleet.host(host);
        on.run(Command.of("docker", "pull", "-q", image).withTimeout(Duration.ofMinutes(10)));
        Optional<TraefikVersion> pulled = TraefikVersion.ofImage(on.run(Engine.get("/images/" + image + "/json")));
        if (pulled.isEmpty() || pulled.get().isOld()) {
            throw new HostException(new Problem(
                    "%s: the registry has no newer %s".formatted(host, image),
                    "it has %s, and %s mends %s"
                            .formatted(
                                    pulled.map(TraefikVersion::toString).orElse("one that does not say its version"),
                                    TraefikVersion.FLOOR,
                                    TraefikVersion.HOLE),
                    "let the mirror, if there is one, fetch it anew; then run swarmstead up"));
        }
    }
}
