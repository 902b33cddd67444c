package io.swarmstead.deployment;

import java.time.Duration;

/** Hears how a deployment goes on. Called by several threads. */
public interface DeploymentListener {
    /** How far a deployment is, for the one who is about to leave it. */
    enum Phase {
        /** Images are pulled and objects made; nothing that runs is touched. */
        PREPARING,
        /** The swarm is being told. */
        HANDING_OVER,
        /** The swarm knows all, and goes on by itself. */
        WAITING
    }

    void phase(Phase phase);

    /** Something is being done on a host. */
    void started(String host, String action);

    /** It succeeded. */
    void done(String host, String action, Duration elapsed);

    /** What is waited for; told whenever that changes. */
    void waiting(String what);
}
