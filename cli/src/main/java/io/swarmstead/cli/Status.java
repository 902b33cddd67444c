package io.swarmstead.cli;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead status}: a verdict on every concern, and what follows from it. */
@Command(
        name = "status",
        description = {
            "Tell how the cloud is, and what follows.",
            "Only looks. The exit code is 0 when all is well, 1 when something is degraded, 2 when something is down."
        },
        footer = {
            "",
            "Examples:",
            "  # look once",
            "  swarmstead status",
            "  # while pulling a plug",
            "  swarmstead status --watch",
            "  # for a program",
            "  swarmstead status --json"
        })
final class Status implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    @Option(
            names = {"-w", "--watch"},
            description = "Look again every second, until interrupted.")
    private boolean watch;

    Status(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException, InterruptedException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Cloud whole = new Cloud(spec, fleet);
            while (watch) {
                print(spec, whole.observe());
                Thread.sleep(BETWEEN_LOOKS);
            }
            Observation observed = whole.observe();
            print(spec, observed);
            return switch (observed.level()) {
                case WELL -> 0;
                case DEGRADED -> 1;
                case DOWN -> 2;
            };
        }
    }

    private void print(CloudSpec spec, Observation observed) {
        if (json) {
            terminal.out().line(StatusView.json(spec, observed));
            return;
        }
        if (watch && terminal.out().terminal()) {
            terminal.out().stream().print(CLEAR);
        }
        StatusView.lines(spec, observed, terminal.out()).forEach(terminal.out()::line);
    }
}
