package io.swarmstead.machine;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The packages of every host, and the names under which the hosts know one another. */
public final class Machine implements Concern<MachineState> {
    /** dpkg fails with 1 where it does not know one of them. */
    private static final String INSTALLED = """
            dpkg-query -W -f '${db:Status-Abbrev} ${Package}\\n' "$@" 2> /dev/null
            [ $? -le 1 ] || exit 2
            command -v docker > /dev/null && echo 'ii  docker-cli'
            true""";

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return Look.NOTHING
                .ask("installed", INSTALLED, MachinePlanner.packages(spec).toArray(String[]::new))
                .ask("names", "sed -n '/^# swarmstead begin/,/^# swarmstead end/p' /etc/hosts || exit 2");
    }

    @Override
    public MachineState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new MachineState(Sightings.seen(sightings, (_, answers) -> onHost(spec, answers)));
    }

    private static MachineState.OnHost onHost(CloudSpec spec, Answers answers) {
        Set<String> installed = answers.lines("installed").stream()
                .filter(line -> line.startsWith("ii ") || line.startsWith("hi "))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.toSet());
        List<String> missing = MachinePlanner.packages(spec).stream()
                .filter(wanted -> !installed.contains(wanted))
                .toList();
        return new MachineState.OnHost(missing, answers.text("names"));
    }

    @Override
    public Plan plan(CloudSpec spec, MachineState observed) {
        return MachinePlanner.plan(spec, observed);
    }

    @Override
    public Verdict verdict(CloudSpec spec, MachineState observed) {
        int hosts = spec.hosts().size();
        String fact = observed.hosts().size() + " of " + hosts + " hosts answer";
        return observed.hosts().size() == hosts
                ? Verdict.well(fact, "every host can be cared for")
                : Verdict.degraded(fact, "a host that is away holds no copies and runs no tasks");
    }
}
