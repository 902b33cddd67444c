package io.swarmstead.lab;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a lab remembers: its network and its hosts. Whether they run is never remembered but always looked up.
 *
 * @param hosts in the order of their addresses
 * @param acme whether it has an ACME server
 */
record LabState(Subnet subnet, List<String> hosts, boolean acme) {
    private static final String FILE = "lab.properties";

    LabState {
        hosts = List.copyOf(hosts);
    }

    /** What the lab in this folder remembers, nothing where there is none. */
    static Optional<LabState> read(Folder lab) throws LabException {
        if (!lab.has(FILE)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(lab.read(FILE)));
        } catch (IOException e) {
            throw new IllegalStateException("a string is always readable", e);
        }
        var subnet = new Subnet(Integer.parseInt(properties.getProperty("subnet", "0")));
        return Optional.of(new LabState(
                subnet,
                List.of(properties.getProperty("hosts", "").split(",")),
                Boolean.parseBoolean(properties.getProperty("acme", "false"))));
    }

    void write(Folder lab) throws LabException {
        lab.write(FILE, "subnet=" + subnet.number() + "\nhosts=" + String.join(",", hosts) + "\nacme=" + acme + "\n");
    }

    /** With these hosts too, those that are known keeping their places. */
    LabState with(List<String> names) {
        List<String> all = new ArrayList<>(hosts);
        names.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new LabState(subnet, all, acme);
    }

    LabState withAcme(boolean wanted) {
        return new LabState(subnet, hosts, wanted);
    }
}
