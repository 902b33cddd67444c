package io.swarmstead.cli;

import io.swarmstead.deployment.DeploymentListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shows a deployment while it goes on. Whoever leaves it with Ctrl-C is told in which state that leaves the cloud, as
 * nothing is undone then.
 */
final class DeploymentProgress implements DeploymentListener, AutoCloseable {
    private final Output output;
    private final Progress progress;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);
    private final Leaving leaving;

    DeploymentProgress(Output output) {
        this.output = output;
        this.progress = Progress.on(output, Size::ofTerminal);
        this.leaving = Leaving.with(progress, this::tell);
    }

    private void tell() {
        output.line(
                switch (phase.get()) {
                    case PREPARING -> "stopped: nothing that runs was touched; deploy again to go on";
                    case HANDING_OVER ->
                        "stopped while the swarm was told: it may have taken a part, and goes on with that; deploy again to"
                                + " finish";
                    case WAITING ->
                        "stopped waiting: the swarm knows all and goes on by itself; deploy again to see it proved";
                });
    }

    @Override
    public void phase(Phase now) {
        phase.set(now);
    }

    @Override
    public void started(String host, String action) {
        progress.started(new Activity(host, action));
    }

    @Override
    public void done(String host, String action, Duration elapsed) {
        progress.done(new Activity(host, action), elapsed);
    }

    @Override
    public void waiting(String what) {
        output.line("waiting for " + what);
    }

    @Override
    public void close() {
        leaving.close();
    }
}
