package io.swarmstead.cli;

import io.swarmstead.deployment.Preparation;
import io.swarmstead.deployment.StackDeployment;
import io.swarmstead.deployment.StackDeployment.Ending;
import io.swarmstead.deployment.StackSite;
import io.swarmstead.deployment.StackSource;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ExitCode;

/** The deployment of a stack as a person sees it: plan, question, progress, proof. */
final class Deployment {
    private final Terminal terminal;
    private final StackName name;
    private final StackDeployment deployment;

    private Deployment(Terminal terminal, StackName name, StackDeployment deployment) {
        this.terminal = terminal;
        this.name = name;
        this.deployment = deployment;
    }

    /**
     * Of this stack.
     *
     * @param prune whether services that the file no longer has are removed
     * @param patience how long to wait for the proof
     * @throws HostException if no manager answers for the swarm
     */
    static Deployment of(
            Terminal terminal, CloudSpec spec, Fleet fleet, StackName name, boolean prune, Duration patience)
            throws HostException {
        StackSite site = StackSite.of(spec, fleet, Person.here());
        return new Deployment(terminal, name, new StackDeployment(site, name, prune, patience));
    }

    StackDeployment stack() {
        return deployment;
    }

    /** Shows the plan only. */
    int show(StackSource source, boolean json) throws HostException {
        Preparation.Ready ready = ready(source);
        if (json) {
            terminal.out().line(ready.plan().json());
        } else {
            tell(ready, terminal.out());
        }
        return ExitCode.OK;
    }

    /** Does it, if {@code agreed} says so to the question. */
    int run(StackSource source, Predicate<String> agreed) throws HostException {
        Preparation.Ready ready = ready(source);
        if (ready.plan().nothingToDo()) {
            tell(ready, terminal.out());
            return ExitCode.OK;
        }
        tell(ready, terminal.err());
        if (!agreed.test("deploy the stack %s like this?".formatted(name))) {
            terminal.err().line("nothing was changed");
            return ExitCode.OK;
        }
        return told(apply(ready));
    }

    private Ending apply(Preparation.Ready ready) throws HostException {
        try (DeploymentProgress progress = new DeploymentProgress(terminal.err())) {
            return deployment.apply(ready, progress);
        }
    }

    private int told(Ending ending) {
        return switch (ending) {
            case Ending.Converged(var urls) -> {
                terminal.out().line("the stack " + name + " runs");
                urls.forEach(terminal.out()::line);
                yield ExitCode.OK;
            }
            case Ending.Failed(var problem) -> throw Stopped.failed(List.of(problem));
        };
    }

    private Preparation.Ready ready(StackSource source) throws HostException {
        return switch (deployment.prepare(source)) {
            case Preparation.Refused(var problems) -> throw Stopped.wrongInput(problems);
            case Preparation.Ready ready -> ready;
        };
    }

    private static void tell(Preparation.Ready ready, Output output) {
        new StackPlanView(ready.plan()).lines(output).forEach(output::line);
    }
}
