package io.swarmstead.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The switch of a lab: all hosts are plugged in, and the machine with the gateway's address. */
record Bridge(String name, Subnet subnet) {
    static Bridge of(String lab, Subnet subnet) {
        return new Bridge("sst-" + lab, subnet);
    }

    boolean present() {
        return Files.exists(Path.of("/sys/class/net", name));
    }

    void create() throws LabException {
        if (present()) {
            return;
        }
        Machine.feed(creation(), "ip", "-batch", "-");
    }

    /** The address is set last: where it is, all is done. Its hardware address would change with every host otherwise. */
    String creation() {
        return """
                link add %1$s address %2$s type bridge forward_delay 0 stp_state 0
                link set %1$s up
                address add %3$s/24 dev %1$s
                """.formatted(name, subnet.gatewayHardware(), subnet.gateway());
    }

    void delete() throws LabException {
        if (present()) {
            Machine.run("ip", "link", "delete", name);
        }
    }
}
