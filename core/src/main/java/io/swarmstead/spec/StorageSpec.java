package io.swarmstead.spec;

/**
 * The shared volume.
 *
 * @param volume the Gluster volume's name
 * @param brick the directory on every host that holds its copy
 * @param mount where tasks find the data, on every host
 * @param replica copies of every file; 1 means a local directory on the only host
 * @param tls whether hosts prove to one another who they are, and nobody reads along: Gluster's data and management speak TLS
 * @param pingTimeout seconds for which a silent host stalls the others before they go on without it
 */
public record StorageSpec(String volume, String brick, String mount, int replica, int pingTimeout, boolean tls) {
    /** The first port that a brick may have: {@code base-port} of glusterd.vol, as Debian's Gluster 11 ships it. */
    public static final int FIRST_BRICK_PORT = 49152;

    /** The last one: {@code max-port} there. */
    public static final int LAST_BRICK_PORT = 60999;

    /** Whether the data is replicated by Gluster, rather than kept in a directory of the only host. */
    public boolean replicated() {
        return replica > 1;
    }
}
