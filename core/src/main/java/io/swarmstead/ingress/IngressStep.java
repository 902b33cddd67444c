package io.swarmstead.ingress;

import io.swarmstead.certificates.CertificatesStep;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.swarm.SwarmStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done to the ingress. */
public sealed interface IngressStep extends Step
        permits DeployTraefik,
                UpdateTraefik,
                PullNewerTraefik,
                RetireView,
                IngressStep.AwaitTraefik,
                IngressStep.ConfigureIngress,
                IngressStep.PullTraefik {
    /** The directories that Traefik binds are there. */
    Milestone READY = new Milestone("ingress configuration");

    /** The host's steward serves Traefik its view of the engine. */
    static Milestone view(HostName host) {
        return Milestone.on(host, "the view of the engine");
    }

    /** The services exist. */
    Milestone DEPLOYED = new Milestone("ingress");

    /** The host has the image. */
    static Milestone image(HostName host) {
        return Milestone.on(host, "Traefik's image");
    }

    /** Writes what Traefik reads. */
    record ConfigureIngress(HostName host, List<HostFile> files) implements IngressStep {
        @Override
        public String action() {
            return "configure the ingress";
        }

        @Override
        public String reason() {
            return HostFile.paths(files) + " differs";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(READY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).writeAll(files);
        }
    }

    /**
     * Pulls Traefik's image, so that no failover ever waits for a registry.
     *
     * @param digest of the build that the other hosts have, where they have one
     */
    record PullTraefik(HostName host, String image, Optional<String> digest) implements IngressStep {
        @Override
        public String action() {
            return "pull " + image;
        }

        @Override
        public String reason() {
            return "the host does not have the image";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(SwarmStep.engine(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(IngressStep.image(host), READY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            String exact = digest.map(IngressStack::exact).orElse(image);
            fleet.host(host).run(Command.of("docker", "pull", "-q", exact).withTimeout(Duration.ofMinutes(10)));
            if (digest.isPresent()) {
                fleet.host(host).run(Command.of("docker", "tag", exact, image));
            }
        }
    }

    /** Waits until Traefik answers on the host. */
    record AwaitTraefik(HostName host, int port) implements IngressStep {
        @Override
        public String action() {
            return "wait until Traefik answers";
        }

        @Override
        public String reason() {
            return "nothing answers on port " + port;
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(DEPLOYED, CertificatesStep.served(host), SwarmStep.engine(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.script("""
                    for _ in $(seq 600); do
                        curl -fs -m 1 -o /dev/null "http://127.0.0.1:$1/ping" && exit 0
                        sleep 0.1
                    done
                    echo "no answer within a minute: $(docker service ps --no-trunc --format '{{.CurrentState}} {{.Error}}' "$2" 2>&1 | head -3)" >&2
                    exit 1
                    """, String.valueOf(port), IngressStack.service(host.value()))
                            .withTimeout(Duration.ofSeconds(90)));
        }
    }
}
