package io.swarmstead.cli;

import io.swarmstead.cloud.BringUp;
import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.cloud.Settling;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;

/** The bring-up as a person sees it: look, plan, question, progress, proof. */
final class BringUpCommand {
    private final Terminal terminal;
    private final CloudSpec spec;
    private final Cloud cloud;
    private final Path file;

    BringUpCommand(Terminal terminal, CloudSpec spec, Fleet fleet, Path file) {
        this.terminal = terminal;
        this.spec = spec;
        this.cloud = new Cloud(spec, fleet);
        this.file = file;
    }

    /** Shows the plan only. */
    int show(boolean json) {
        Plan plan = plan(look());
        if (json) {
            terminal.out().line(new PlanView(plan).json());
        } else {
            new PlanView(plan).lines(terminal.out()).forEach(terminal.out()::line);
        }
        return plan.obstacles().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Without a leader it is not known who is in the swarm, and who was. */
    private Observation look() {
        Settling settling = new Settling(cloud);
        return settling.second(settling.leader(this::waits));
    }

    private void waits(String lacking) {
        terminal.err().line("waiting: " + lacking);
    }

    private static Plan plan(Observation observed) {
        List<Problem> refusals = observed.refusals();
        if (!refusals.isEmpty()) {
            throw Stopped.wrongInput(refusals);
        }
        return observed.plan();
    }

    /** Does it, if {@code agreed} says so to the question. */
    int run(Predicate<String> agreed) throws HostException {
        Observation observed = look();
        Plan plan = plan(observed);
        if (plan.steps().isEmpty()) {
            return untouched(plan, observed);
        }
        new PlanView(plan).lines(terminal.err()).forEach(terminal.err()::line);
        observed.notes().forEach(note -> terminal.err().line("note: " + note));
        if (!agreed.test("apply these %d steps?".formatted(plan.steps().size()))) {
            terminal.err().line("nothing was changed");
            return ExitCode.OK;
        }
        return apply(observed, plan);
    }

    int untouched(Plan plan, Observation observed) throws HostException {
        if (!plan.obstacles().isEmpty()) {
            throw Stopped.failed(plan.obstacles());
        }
        authority().save();
        terminal.out().line("nothing to do: the cloud %s is as %s asks".formatted(spec.name(), file));
        return observed.level() == Verdict.Level.DOWN ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private int apply(Observation observed, Plan plan) throws HostException {
        long start = System.nanoTime();
        List<Outcome> outcomes;
        try (Progress progress = Progress.on(terminal.err(), Size::ofTerminal)) {
            outcomes = new BringUp(cloud, progress).apply(observed);
        }
        requireDone(outcomes, plan.obstacles());
        return prove(start);
    }

    /** What failed ends it, and then what was left out though nothing failed. */
    static void requireDone(List<Outcome> outcomes, List<Problem> obstacles) {
        List<Problem> failures = outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).problem())
                .toList();
        if (!failures.isEmpty()) {
            throw Stopped.failed(failures);
        }
        List<Problem> open =
                Stream.concat(obstacles.stream(), left(outcomes).stream()).toList();
        if (!open.isEmpty()) {
            throw Stopped.failed(open);
        }
    }

    private static Optional<Problem> left(List<Outcome> outcomes) {
        List<Activity> left = outcomes.stream()
                .filter(Outcome.Held.class::isInstance)
                .map(outcome -> Activity.of(outcome.step()))
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "left undone: "
                                + left.stream()
                                        .map(step -> step.host() + ": " + step.action())
                                        .collect(Collectors.joining("; ")),
                        "what disturbs a host waits until every host is seen, and the rest waits for that",
                        "swarmstead status tells which host is away; then run: swarmstead up"));
    }

    private int prove(long start) throws HostException {
        // before the proof, so that a cloud that is still healing has its authority here too
        AuthorityFile authority = authority();
        authority.save();
        Observation proof = new Settling(cloud).await(this::waits);
        StatusView.lines(spec, proof, terminal.err()).forEach(terminal.err()::line);
        if (proof.level() != Verdict.Level.WELL) {
            return ExitCode.SOFTWARE;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        terminal.out().line("the cloud %s is up after %s".formatted(spec.name(), Elapsed.text(elapsed)));
        terminal.out().line("its certificate authority, for clients to trust: " + authority.path());
        return ExitCode.OK;
    }

    private AuthorityFile authority() {
        return AuthorityFile.beside(file, spec, cloud.fleet());
    }
}
