package io.swarmstead.ingress;

import io.swarmstead.certificates.CertificatesStep;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.SwarmStep;
import io.swarmstead.vip.Standby;
import io.swarmstead.vip.VipStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replaces the Traefik of one host by one with other settings, or another build. The host gives the VIP away first, the old one asks
 * its clients to go and ends what it has begun, and the host is a candidate for the VIP again when the new one knows its routes. One that does not come
 * so far makes room for the old one again.
 *
 * <p>Cut off anywhere, the host is on {@link Standby} until the next plan, ten minutes at most.
 *
 * @param digest of the build that every host is to have; where none is known, what this host pulled
 * @param why what is wrong with the one that runs
 */
record UpdateTraefik(HostName host, CloudSpec spec, Optional<String> digest, String why) implements IngressStep {
    @Override
    public String action() {
        return "update Traefik";
    }

    @Override
    public String reason() {
        if (spec.vip().isPresent()) {
            return why;
        }
        return why + "; with no VIP to move, the host's ports are closed for some seconds";
    }

    /** Where the VIP can move, nobody notices; the step keeps its turn because a host is out of reserve meanwhile. */
    @Override
    public Impact impact() {
        return spec.vip().isPresent() ? Impact.RESTART : Impact.OUTAGE;
    }

    @Override
    public Set<Milestone> requires() {
        return Set.of(
                SwarmStep.engine(host),
                READY,
                IngressStep.view(host),
                CertificatesStep.SERVED,
                IngressStep.image(host),
                VipStep.configured(host));
    }

    @Override
    public void apply(Fleet fleet) throws HostException {
        if (spec.vip().isEmpty()) {
            replace(fleet);
            return;
        }
        Standby standby = new Standby(spec, host);
        try {
            standby.enter(fleet);
            replace(fleet);
        } finally {
            standby.leave(fleet);
        }
    }

    private void replace(Fleet fleet) throws HostException {
        Host on = fleet.host(host);
        on.write(IngressFiles.farewell(spec.ingress()));
        Result result;
        try {
            result = on.attempt(Command.exclusive("stack", SCRIPT, words()));
        } finally {
            on.writeAll(IngressFiles.of(spec, host));
        }
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    host + ": the new Traefik does not run",
                    result.error().lines().reduce("", (_, last) -> last),
                    "the old one serves again and the other hosts were left alone: correct ingress in cloud.yaml, then"
                            + " run swarmstead up"));
        }
    }

    /**
     * Swarm is through when it says so, within a minute: the end of an old Traefik takes 5 s, with long requests 15 s, and
     * Swarm then watches the new one for 5 s. So it is, or when it was given nothing new to run. A new one that runs and does not answer
     * is taken back by us, one that does not even run by Swarm. What is told of it is Swarm's error, which may be
     * overwritten by that of a later task that waits for the port, and its own last words.
     */
    private static final String SCRIPT = DeployTraefik.SCRIPT + """
                set +e
                service=$7 https=$8 name=$9
                await() {
                    for _ in $(seq 120); do
                        if state=$(docker service inspect -f '{{with .UpdateStatus}}{{.State}}{{else}}
                            {{- with .PreviousSpec}}{{json .TaskTemplate}}{{end}}{{end}}' $service) &&
                            now=$(docker service inspect -f '{{json .Spec.TaskTemplate}}' $service)
                        then
                            [ "$state" != "$now" ] || state=completed
                            case $state in
                                completed | rollback_completed) ready && return ;;
                                paused | rollback_paused) return 1 ;;
                            esac
                        fi
                        sleep 0.5
                    done
                    return 1
                }
                # the host's own Traefik knows its routes
                ready() { curl -fsk -m 1 -o /dev/null --connect-to "::127.0.0.1:$https" "https://$name/"; }
                if await && [ "$state" = completed ]; then
                    exit 0
                fi
                errors=$(docker service ps --no-trunc --format '{{.Error}}' $service | grep .)
                why=$(grep -m 1 -v 'port already in use' <<< "$errors" || head -n 1 <<< "$errors")
                # the newest that failed; the one before it ended with 0
                ended=$(docker ps --no-trunc --filter name=$service. --filter status=exited --format '{{.ID}} {{.Status}}' |
                    grep -m 1 -v 'Exited (0)' | cut -d ' ' -f 1)
                said=$(docker logs --tail 1 ${ended:-none} 2>&1) && why="$why${why:+: }$said"
                if [ "$state" != rollback_completed ]; then
                    docker service rollback -d $service > /dev/null
                    await
                fi
                echo "${why:-it does not answer}" >&2
                exit 1
                """;

    private String[] words() {
        return Stream.concat(
                        Stream.of(new DeployTraefik(host, List.of(host), spec, digest).words()),
                        Stream.of(
                                IngressStack.service(host.value()),
                                String.valueOf(spec.ingress().https()),
                                IngressNames.READY))
                .toArray(String[]::new);
    }
}
