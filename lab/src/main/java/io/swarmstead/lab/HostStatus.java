package io.swarmstead.lab;

/** How a host of a lab is, as seen from the machine. */
public record HostStatus(String host, String address, State state) {
    /** Power and cable. */
    public enum State {
        RUNNING,
        /** Without power. */
        OFF,
        /** Running with its cable unplugged. */
        CUT
    }
}
