package io.swarmstead.steward;

import io.swarmstead.alerts.AlertSettings;
import io.swarmstead.alerts.AlertSettings.Resolved;
import io.swarmstead.host.Answers;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.StewardState.OnHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** On every host a daemon of ours that cares for it, of the version that this program carries. */
public final class Steward implements Concern<StewardState> {
    private final Optional<Bundle> bundle;
    private final Path home;

    /**
     * Without a bundle nothing can be delivered, which is an obstacle.
     *
     * @param home the owner's, below which are the files that his cloud's file names
     */
    public Steward(Optional<Bundle> bundle, Path home) {
        this.bundle = bundle;
        this.home = home;
    }

    private List<HostFile> files(CloudSpec spec, HostName host) {
        return StewardFiles.of(
                spec,
                host,
                AlertSettings.of(spec, home) instanceof Resolved.Complete(var settings)
                        ? Optional.of(settings)
                        : Optional.empty());
    }

    @Override
    public String name() {
        return "steward";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        String program =
                StewardFiles.PROGRAMS + "/" + bundle.map(Bundle::digest).orElse("none");
        return Look.NOTHING
                .files(files(spec, host))
                .ask("unit", Unit.QUESTION, StewardFiles.SERVICE)
                .ask("delivered", "[ -d \"$1\" ]", program)
                .ask("version", "readlink " + StewardFiles.PROGRAMS + "/current")
                .ask("report", StewardReport.QUESTION);
    }

    @Override
    public StewardState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new StewardState(Sightings.seen(
                sightings,
                (host, answers) -> new OnHost(
                        answers.differing(files(spec, host)),
                        Unit.read(answers.text("unit")),
                        answers.succeeded("delivered"),
                        answers.text("version"),
                        StewardReport.read(answers.text("report")))));
    }

    @Override
    public Plan plan(CloudSpec spec, StewardState observed) {
        List<Problem> unread =
                AlertSettings.of(spec, home) instanceof Resolved.Incomplete(var problems) ? problems : List.of();
        return bundle.map(carried -> plan(carried, observed, unread))
                .orElseGet(() -> new Plan(
                        List.of(),
                        List.of(new Problem(
                                "the stewards are left as they are",
                                "this program was started without the bundle that it carries for them",
                                "start it by its launcher, swarmstead"))));
    }

    private static Plan plan(Bundle bundle, StewardState observed, List<Problem> unread) {
        List<Step> steps = new ArrayList<>();
        observed.hosts().forEach((name, host) -> {
            if (!host.delivered()) {
                steps.add(new StewardStep.DeliverSteward(name, bundle));
            }
            if (!host.version().equals(bundle.digest())
                    || !host.differing().isEmpty()
                    || !host.unit().running()) {
                steps.add(new StewardStep.StartSteward(name, host.differing(), bundle.digest(), host.version()));
            }
        });
        return new Plan(steps, unread);
    }

    @Override
    public Verdict verdict(CloudSpec spec, StewardState observed) {
        long running = observed.hosts().values().stream()
                .filter(host -> host.unit().running())
                .count();
        String fact =
                "stewards on %d of %d hosts".formatted(running, spec.hosts().size());
        if (running < spec.hosts().size()) {
            return Verdict.degraded(fact, "a host without one is not cared for");
        }
        String unwell = observed.hosts().entrySet().stream()
                .flatMap(host -> complaint(host.getKey(), host.getValue()).stream())
                .collect(Collectors.joining("; "));
        return unwell.isEmpty()
                ? Verdict.well(fact, "each finds its host well")
                : Verdict.degraded(fact + "; " + unwell, "what they did about it: swarmstead journal");
    }

    private static Optional<String> complaint(HostName name, OnHost host) {
        if (host.report().isEmpty()) {
            return Optional.of(name + "'s does not answer");
        }
        StewardReport report = host.report().get();
        if (report.well()) {
            return Optional.empty();
        }
        return Optional.of(name + ": "
                + report.conditions().stream()
                        .filter(condition -> !condition.good())
                        .map(Condition::fact)
                        .collect(Collectors.joining(", ")));
    }
}
