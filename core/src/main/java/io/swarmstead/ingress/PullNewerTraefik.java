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
 * Pulls what a tag stands for now, since the first patch that was pulled stays under it. Where that is no newer one, the
 * host's Traefik is left alone.
 *
 * @param digest of the build that every host is to have, where it is known; else the registry is asked anew
 */
record PullNewerTraefik(HostName host, String image, Optional<String> digest, Optional<TraefikVersion> running)
        implements IngressStep {
    @Override
    public String action() {
        return "pull the newest " + image;
    }

    @Override
    public String reason() {
        return running.filter(TraefikVersion::isOld)
                .map(TraefikVersion::reason)
                .orElseGet(() -> IngressStack.newer(image, digest));
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
        String exact = digest.map(IngressStack::exact).orElse(image);
        on.run(Command.of("docker", "pull", "-q", exact).withTimeout(Duration.ofMinutes(10)));
        Optional<TraefikVersion> pulled = TraefikVersion.ofImage(on.run(Engine.get("/images/" + exact + "/json")));
        requireNewer(pulled);
        if (digest.isPresent()) {
            on.run(Command.of("docker", "tag", exact, image));
        }
    }

    private void requireNewer(Optional<TraefikVersion> pulled) throws HostException {
        if (running.filter(TraefikVersion::isOld).isPresent()
                && pulled.filter(version -> !version.isOld()).isEmpty()) {
            throw older(pulled, "%s mends %s".formatted(TraefikVersion.FLOOR, TraefikVersion.HOLE));
        }
        if (running.isPresent() && pulled.filter(running.get()::isNewerThan).isPresent()) {
            throw older(pulled, "%s runs".formatted(running.get()));
        }
    }

    private HostException older(Optional<TraefikVersion> pulled, String than) {
        return new HostException(new Problem(
                "%s: the registry has no newer %s".formatted(host, image),
                "it has %s, and %s"
                        .formatted(
                                pulled.map(TraefikVersion::toString).orElse("one that does not say its version"), than),
                "let the mirror, if there is one, fetch it anew; then run swarmstead up"));
    }
}
