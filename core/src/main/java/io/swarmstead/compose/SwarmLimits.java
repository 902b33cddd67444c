package io.swarmstead.compose;

/** What a swarm takes of what a file has it make (moby/swarmkit, api/validation and manager/controlapi). */
public final class SwarmLimits {
    /** Characters that the name of a service or network has at most: a label of DNS. */
    public static final int NAME = 63;

    /** Characters that the name of a secret or config has at most. */
    public static final int CONTENT_NAME = 64;

    /** Bytes that a secret has to stay below. */
    public static final int SECRET = 500 * 1024;

    /** Bytes that a config has to stay below. */
    public static final int CONFIG = 1000 * 1024;

    private SwarmLimits() {}
}
