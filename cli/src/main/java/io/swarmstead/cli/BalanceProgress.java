package io.swarmstead.cli;

import io.swarmstead.balance.BalanceListener;
import io.swarmstead.balance.BalanceMove;
import io.swarmstead.balance.Rebalancing;
import io.swarmstead.host.HostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows a rebalancing while it goes on. Whoever leaves it with Ctrl-C gives the lease back at once, and is told what the
 * swarm goes on with.
 */
final class BalanceProgress implements BalanceListener, AutoCloseable {
    private final Output output;
    private final Progress progress;
    private final Rebalancing rebalancing;
    private final Leaving leaving;
    private String said = "";

    BalanceProgress(Output output, Rebalancing rebalancing) {
        this.output = output;
        this.progress = Progress.on(output, Size::ofTerminal);
        this.rebalancing = rebalancing;
        this.leaving = Leaving.with(progress, this::leave);
    }

    private void leave() {
        String lease = "";
        Optional<String> service;
        try {
            service = rebalancing.leave();
        } catch (HostException unreached) {
            service = Optional.empty();
            lease = "; others can change its stack in half a minute: "
                    + unreached.problem().why();
        }
        output.line(service.map(name -> "stopped: the swarm goes on with %s by itself; no other service is begun"
                                .formatted(name))
                        .orElse("stopped: no other service is begun")
                + lease + "; run it again to go on");
    }

    @Override
    public void started(BalanceMove move, int attempt) {
        progress.started(activity(move, attempt));
    }

    private static Activity activity(BalanceMove move, int attempt) {
        return new Activity(
                move.service(), attempt == 1 ? "spread over the hosts" : "spread over the hosts, attempt " + attempt);
    }

    @Override
    public void done(BalanceMove move, int attempt, Duration elapsed) {
        progress.done(activity(move, attempt), elapsed);
    }

    @Override
    public void waiting(String what) {
        if (!what.equals(said)) {
            said = what;
            progress.say("waiting for " + what);
        }
    }

    @Override
    public void close() {
        leaving.close();
    }
}
