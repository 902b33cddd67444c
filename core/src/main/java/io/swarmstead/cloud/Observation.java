package io.swarmstead.cloud;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.preflight.Preflight;
import io.swarmstead.preflight.PreflightState;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.storage.StorageState;
import io.swarmstead.swarm.SwarmState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What one look at the whole cloud showed. */
public record Observation(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings, List<View<?>> views) {
    /** Why each host that was not seen was not, or what it was asked and did not answer. */
    public SequencedMap<HostName, Problem> unseen() {
        SequencedMap<HostName, Problem> unseen = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> {
            switch (Sightings.whole(host, sighting)) {
                case Sighting.Unseen<Answers>(var problem) -> unseen.put(host, problem);
                case Sighting.Seen<Answers> _ ->
                    views.stream()
                            .flatMap(view -> Stream.ofNullable(view.silent().get(host)))
                            .findFirst()
                            .ifPresent(problem -> unseen.put(host, problem));
            }
        });
        return unseen;
    }

    /** Whether a host that was reached left a question unanswered. */
    boolean isSilent() {
        return views.stream().anyMatch(view -> !view.silent().isEmpty());
    }

    /** The hosts, or the file that names them, are not as a bring-up needs them, or do not say so; nothing may be changed before that. */
    public List<Problem> refusals() {
        View<PreflightState> preflight = view(PreflightState.class);
        boolean founded = founded();
        Stream<Problem> unknown = unseen().entrySet().stream()
                .filter(host -> !founded || preflight.silent().containsKey(host.getKey()))
                .map(Map.Entry::getValue);
        List<Problem> unnamed = new UnnamedHosts(
                        spec,
                        view(SwarmState.class).observed(),
                        view(StorageState.class).observed())
                .problems();
        return Stream.of(unknown, unnamed.stream(), preflight.plan().obstacles().stream())
                .flatMap(problems -> problems)
                .toList();
    }

    /** What an owner should know and can live with. */
    public List<String> notes() {
        return Preflight.notes(spec, view(PreflightState.class).observed());
    }

    /** A swarm or a volume is there: a host that is away is a fault to live with, no reason to refuse. */
    public boolean founded() {
        boolean swarm = view(SwarmState.class).observed().hosts().values().stream()
                .flatMap(host -> host.engine().stream())
                .anyMatch(engine -> !engine.nodeState().equals("inactive"));
        boolean volume = view(StorageState.class).observed().hosts().values().stream()
                .anyMatch(host -> !host.volume().isEmpty());
        return swarm || volume;
    }

    /** The plans of all concerns as one, the hosts that are away as obstacles. */
    public Plan plan() {
        Plan gaps = views.stream().map(View::plan).reduce(Plan.EMPTY, Plan::and);
        return new Plan(List.of(), List.copyOf(unseen().values())).and(gaps);
    }

    /** By the concern's name. */
    public SequencedMap<String, Verdict> verdicts() {
        SequencedMap<String, Verdict> verdicts = new LinkedHashMap<>();
        views.forEach(view -> verdicts.put(view.concern().name(), view.verdict()));
        return verdicts;
    }

    /** The worst of all verdicts. */
    public Verdict.Level level() {
        return verdicts().values().stream()
                .map(Verdict::level)
                .max(Verdict.Level::compareTo)
                .orElse(Verdict.Level.DOWN);
    }

    /** What the concern with this kind of observation saw. */
    @SuppressWarnings("unchecked")
    public <O> View<O> view(Class<O> kind) {
        return (View<O>) views.stream()
                .filter(view -> kind.isInstance(view.observed()))
                .findFirst()
                .orElseThrow();
    }
}
