package io.swarmstead.stacks;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.swarm.Engine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The owner's stacks. They are deployed by the owner, so there is nothing to plan, only to tell how they are. */
public final class Stacks implements Concern<StacksState> {
    private static final String OURS = StackName.OURS + "_";

    @Override
    public String name() {
        return "stacks";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? Look.NOTHING.ask(
                        "services",
                        Engine.QUESTION,
                        "/services?status=true&filters={\"label\":[\"com.docker.stack.namespace\"]}")
                : Look.NOTHING;
    }

    @Override
    public StacksState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        Optional<List<StacksState.Service>> services =
                Sightings.seen(sightings, (_, answers) -> answers).values().stream()
                        .filter(answers -> answers.results().containsKey("services"))
                        .map(answers -> answers.text("services"))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .map(Stacks::services);
        return new StacksState(services);
    }

    private static List<StacksState.Service> services(String json) {
        return StackState.read(json, "[]").services().stream()
                .filter(service -> !service.name().startsWith(OURS))
                .map(service -> new StacksState.Service(service.name(), service.running(), service.desired()))
                .toList();
    }

    @Override
    public Plan plan(CloudSpec spec, StacksState observed) {
        return Plan.EMPTY;
    }

    @Override
    public Verdict verdict(CloudSpec spec, StacksState observed) {
        if (observed.services().isEmpty()) {
            return Verdict.down("stacks unknown", "no manager tells; what runs goes on running");
        }
        List<StacksState.Service> services = observed.services().get();
        List<StacksState.Service> lacking =
                services.stream().filter(service -> !service.complete()).toList();
        if (services.isEmpty()) {
            return Verdict.well("no stacks", "deploy one: swarmstead stack deploy NAME -f FILE");
        }
        return lacking.isEmpty()
                ? Verdict.well(services.size() + " services run", "every task that shall run does")
                : Verdict.degraded(
                        lacking.stream()
                                .map(service ->
                                        "%s %d of %d".formatted(service.name(), service.running(), service.desired()))
                                .collect(Collectors.joining(", ")),
                        "these services lack tasks");
    }
}
