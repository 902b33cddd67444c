package io.swarmstead.swarm;

import io.swarmstead.host.Answers;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.preflight.Preflight;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Docker installed and configured on every host, and all of them in one swarm. */
public final class Swarm implements Concern<SwarmState> {
    /** Without words where Docker is there and does not answer, as none does in a swarm that has lost its leader. */
    private static final String SELF = Engine.QUESTION + """

            case $? in 0 | 2) exit 0 ;; esac
            exit 1
            """;

    /** Docker keeps it below its data, which its owner may have moved. */
    private static final String REMEMBERS = Look.THERE + """
            data=
            [ ! -e "$1" ] || data=$(sed -nE 's/.*"data-root"[[:space:]]*:[[:space:]]*"([^"]*)".*/\\1/p' "$1") || exit 2
            there "${data:-/var/lib/docker}/swarm/docker-state.json" || exit 1
            [ -s "${data:-/var/lib/docker}/swarm/docker-state.json" ]
            """;

    @Override
    public String name() {
        return "swarm";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return Look.NOTHING
                .ask("docker", Unit.QUESTION, "docker.service")
                .ask("daemon.json", Look.CONTENT, EngineFiles.DAEMON_JSON)
                .files(EngineFiles.dropIns(spec))
                .files(List.of(ContainerRuntime.file(spec)))
                .ask("info", SELF, "/info")
                .ask("nodes", Engine.QUESTION + " || exit 1", "/nodes")
                .ask("remembers", REMEMBERS, EngineFiles.DAEMON_JSON)
                .ask("ipvs", Preflight.IPVS)
                .ask("whole", WholeMark.QUESTION);
    }

    @Override
    public SwarmState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new SwarmState(Sightings.seen(sightings, (_, answers) -> onHost(spec, answers)));
    }

    private static SwarmState.OnHost onHost(CloudSpec spec, Answers answers) {
        List<HostFile> dropIns = answers.differing(EngineFiles.dropIns(spec));
        List<HostFile> differing = new ArrayList<>(dropIns);
        differing.addAll(answers.differing(List.of(ContainerRuntime.file(spec))));
        String configured = answers.text("daemon.json");
        EngineFiles.daemonJson(spec, configured).ifPresent(differing::add);
        Optional<SwarmState.EngineInfo> engine = EngineReading.read(answers.text("info"), answers.text("nodes"));
        boolean restart = !dropIns.isEmpty() || !EngineFiles.reloads(spec, configured);
        return new SwarmState.OnHost(
                Unit.read(answers.text("docker")),
                List.copyOf(differing),
                restart ? Uptake.RESTART : uptake(engine, EngineFiles.defaultRuntime(configured)),
                engine,
                answers.succeeded("info") && answers.text("info").isEmpty(),
                answers.succeeded("remembers"),
                answers.succeeded("ipvs"),
                WholeMark.read(answers.lines("whole")));
    }

    /** Of a Docker whose files need no restart; one that does not tell its runtime is not judged by it. */
    private static Uptake uptake(Optional<SwarmState.EngineInfo> engine, String runtime) {
        return engine.map(SwarmState.EngineInfo::runtime)
                        .filter(running -> !running.isEmpty() && !running.equals(runtime))
                        .isPresent()
                ? Uptake.RELOAD
                : Uptake.NOTHING;
    }

    @Override
    public Plan plan(CloudSpec spec, SwarmState observed) {
        return new SwarmPlanner(spec, observed).plan();
    }

    @Override
    public Verdict verdict(CloudSpec spec, SwarmState observed) {
        return observed.manager()
                .map(manager -> new Quorum(spec, observed, manager).verdict())
                .orElse(Verdict.down(
                        "no manager answers for the swarm",
                        "what runs goes on running, but nothing is placed anew until a majority of managers is back"));
    }
}
