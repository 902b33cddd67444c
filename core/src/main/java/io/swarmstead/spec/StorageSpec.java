package io.swarmstead.spec;

/**
 * The shared volume.
 *
 * @param volume the Gluster volume's name
 * @param brick the directory on every host that holds its copy
 * @param mount where tasks find the data, on every host
 * @param replica copies of every file; 1 means a local directory on the only host
 * @param pingTimeout seconds for which a silent host stalls the others before they go on without it
 */
public record StorageSpec(String volume, String brick, String mount, int replica, int pingTimeout) {
    /** Whether the data is replicated by Gluster, rather than kept in a directory of the only host. */
    public boolean replicated() {
        return replica > 1;
    }
}
