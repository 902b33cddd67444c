package io.swarmstead.cli;

import io.swarmstead.lab.LabListener;
import java.time.Duration;

/** Shows what a lab does in the same lines as what a bring-up does. */
record LabProgress(Progress progress) implements LabListener {
    @Override
    public void started(String host, String action) {
        progress.started(new Activity(host, action));
    }

    @Override
    public void done(String host, String action, Duration elapsed) {
        progress.done(new Activity(host, action), elapsed);
    }
}
