package io.swarmstead.spec;

/**
 * One machine of the cloud.
 *
 * @param address the fixed IPv4 address at which the other hosts reach it; Swarm and Gluster are told this one
 */
public record HostSpec(HostName name, String address, Role role) {
    /** What the host is to Swarm. */
    public enum Role {
        MANAGER,
        WORKER
    }
}
