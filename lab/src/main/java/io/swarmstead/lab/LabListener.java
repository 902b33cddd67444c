package io.swarmstead.lab;

import java.time.Duration;

/**
 * Hears what a lab does while it does it. Called by several threads at once; {@code host} is {@link #MACHINE} for what is
 * done on the machine that carries the lab.
 */
public interface LabListener {
    /** Stands for the machine in the place of a host. */
    String MACHINE = "machine";

    /** Hears nothing. */
    LabListener SILENT = new LabListener() {
        @Override
        public void started(String host, String action) {}

        @Override
        public void done(String host, String action, Duration elapsed) {}
    };

    void started(String host, String action);

    void done(String host, String action, Duration elapsed);

    /** Does the work between the two calls; {@link #done} is left out when it fails. */
    default void during(String host, String action, Work work) throws LabException {
        started(host, action);
        long start = System.nanoTime();
        work.run();
        done(host, action, Duration.ofNanos(System.nanoTime() - start));
    }
}
