package io.swarmstead.ingress;

import io.swarmstead.certificates.CertificatesStep;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.swarm.SwarmStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deploys the services of hosts that have none, their image pinned by its digest.
 *
 * @param on the hosts whose services they are; where these are all, other services of the stack go
 * @param digest of the build that every host is to have; where none is known, what this host pulled
 */
record DeployTraefik(HostName host, List<HostName> on, CloudSpec spec, Optional<String> digest) implements IngressStep {
    @Override
    public String action() {
        return "deploy Traefik on " + on.stream().map(HostName::value).collect(Collectors.joining(", "));
    }

    @Override
    public String reason() {
        return "it is not deployed";
    }

    @Override
    public Set<Milestone> requires() {
        return Stream.concat(
                        Stream.of(
                                SwarmStep.engine(host),
                                SwarmStep.FOUNDED,
                                SwarmStep.COMPLETE,
                                READY,
                                CertificatesStep.SERVED,
                                IngressStep.image(host)),
                        on.stream().map(IngressStep::view))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Milestone> provides() {
        return Set.of(DEPLOYED);
    }

    @Override
    public void apply(Fleet fleet) throws HostException {
        fleet.host(host).run(Command.exclusive("stack", SCRIPT, words()));
    }

    /** What a shell on a manager does for it, of {@link #words}. */
    static final String SCRIPT = """
            set -e
            docker network inspect "$1" > /dev/null 2>&1 ||
                docker network create -d overlay --attachable "$1" > /dev/null
            tagged="image: $2"
            pinned="image: ${6:-$(docker image inspect -f '{{index .RepoDigests 0}}' "$2")}"
            stack=${3//"$tagged"/"$pinned"}
            printf '%s' "$stack" |
                docker stack deploy --resolve-image never "--prune=$5" -c - "$4"
            """;

    /** Which network, which image, the stack, its name, whether these are all services of it, and which build. */
    String[] words() {
        return new String[] {
            IngressNames.NETWORK,
            IngressStack.image(spec.ingress()),
            IngressStack.file(spec, on),
            IngressStack.NAME,
            String.valueOf(on.size() == spec.managers().size()),
            digest.map(IngressStack::exact).orElse("")
        };
    }
}
