package io.swarmstead.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A host's network: a namespace of its own with one card, and the cable from there to the bridge.
 *
 * @param namespace the name of the network namespace
 * @param plug the cable's end on the machine
 */
record Cable(String namespace, String plug, Bridge bridge, int index) {
    private static final int UP = 1;

    static Cable of(String lab, String host, Bridge bridge, int index) {
        return new Cable("sst-" + lab + "-" + host, "sst" + bridge.subnet().number() + "h" + index, bridge, index);
    }

    Path namespaceFile() {
        return Path.of("/run/netns", namespace);
    }

    void lay() throws LabException {
        remove();
        Machine.feed(onTheMachine(), "ip", "-batch", "-");
        Machine.feed(inTheHost(), "ip", "-n", namespace, "-batch", "-");
    }

    String onTheMachine() {
        return """
                netns add %1$s
                link add %2$s type veth peer name eth0 address %3$s netns %1$s
                link set %2$s master %4$s up
                """.formatted(namespace, plug, bridge.subnet().hardware(index), bridge.name());
    }

    String inTheHost() {
        return """
                link set lo up
                address add %s/24 broadcast + dev eth0
                link set eth0 up
                route add default via %s
                """.formatted(bridge.subnet().host(index), bridge.subnet().gateway());
    }

    /** Pulls the plug. */
    void cut() throws LabException {
        if (present()) {
            Machine.run("ip", "link", "set", plug, "down");
        }
    }

    void mend() throws LabException {
        Machine.run("ip", "link", "set", plug, "up");
    }

    /** Whether the plug is in. */
    boolean connected() {
        try {
            String flags =
                    Files.readString(Path.of("/sys/class/net", plug, "flags")).strip();
            return (Integer.decode(flags) & UP) != 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean present() {
        return Files.exists(Path.of("/sys/class/net", plug));
    }

    /**
     * Takes cable and namespace away, and ends what still holds on to the namespace. The cable goes first: the kernel would
     * take it away too, but some time after the namespace, when it may be a new one of the same name.
     */
    void remove() throws LabException {
        if (present()) {
            Machine.run("ip", "link", "delete", plug);
        }
        if (Files.exists(namespaceFile())) {
            for (String pid :
                    Machine.run("ip", "netns", "pids", namespace).lines().toList()) {
                ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
            }
            Machine.run("ip", "netns", "delete", namespace);
        }
    }
}
