package io.swarmstead.cli;

import io.swarmstead.balance.BalancePlan;
import io.swarmstead.balance.BalanceResult;
import io.swarmstead.balance.Rebalancing;
import io.swarmstead.balance.WholeCloud;
import io.swarmstead.balance.Workload;
import io.swarmstead.cloud.Cloud;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead rebalance}: gives hosts that came back their share of the tasks. */
@Command(
        name = "rebalance",
        description = {
            "Spread the tasks of replicated services evenly over the hosts again.",
            "The swarm leaves tasks where they went when a host failed, also after its return. Shows which services sit"
                    + " unevenly and which of them would be interrupted, and asks. Then the swarm places their tasks anew,"
                    + " one service after the other, each by its own update settings, and the next one is begun only when"
                    + " every task runs and the cloud is well. Services whose data stay on their host are left alone. The"
                    + " exit code is 1 when the cloud is not well, a service does not get well, or it did not come out"
                    + " even."
        },
        footer = {
            "",
            "Examples:",
            "  # what sits unevenly",
            "  swarmstead rebalance --dry-run",
            "  # everything",
            "  swarmstead rebalance --yes",
            "  # one service only",
            "  swarmstead rebalance shop_web"
        })
final class RebalanceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private Confirm confirm = new Confirm();

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Services that may be moved, by the swarm's names: STACK_SERVICE. All where none is named.")
    private List<String> services = new ArrayList<>();

    @Option(names = "--dry-run", description = "Show the plan and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--json",
            description =
                    "Print one line of JSON with the plan and what came of it, the shape of which is kept stable.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for one service: ${DEFAULT-VALUE} s.")
    private int timeout;

    RebalanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Rebalancing rebalancing = new Rebalancing(
                    new WholeCloud(new Cloud(spec, fleet)),
                    spec.storage().mount(),
                    Person.here(),
                    Duration.ofSeconds(timeout));
            BalancePlan plan = plan(rebalancing.workload());
            BalanceView view = new BalanceView(plan);
            if (dryRun || plan.nothingToDo()) {
                show(view, terminal.out());
                return ExitCode.OK;
            }
            view.lines(terminal.err()).forEach(terminal.err()::line);
            if (!confirm.agreed(terminal, "place their tasks anew?")) {
                terminal.err().line("nothing was changed");
                return ExitCode.OK;
            }
            return told(view, run(rebalancing, plan));
        }
    }

    private BalancePlan plan(Workload workload) {
        List<String> unknown = services.stream()
                .filter(service -> !workload.names().contains(service))
                .toList();
        if (!unknown.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "no replicated service " + String.join(", ", unknown),
                    workload.names().isEmpty() ? "there is none" : "there is " + String.join(", ", workload.names()),
                    "name one that is there, or none for all of them")));
        }
        return workload.plan(service -> services.isEmpty() || services.contains(service.name()));
    }

    private void show(BalanceView view, Output output) {
        if (json) {
            output.line(view.json());
        } else {
            view.lines(output).forEach(output::line);
        }
    }

    private BalanceResult run(Rebalancing rebalancing, BalancePlan plan) {
        try (BalanceProgress progress = new BalanceProgress(terminal.err(), rebalancing)) {
            return rebalancing.run(plan, progress);
        }
    }

    private int told(BalanceView view, BalanceResult result) {
        if (json) {
            terminal.out().line(view.json(result));
        } else {
            BalanceView.lines(result).forEach(terminal.out()::line);
        }
        result.failure().ifPresent(problem -> {
            throw Stopped.failed(List.of(problem));
        });
        return ExitCode.OK;
    }
}
