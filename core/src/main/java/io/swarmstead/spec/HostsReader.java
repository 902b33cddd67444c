package io.swarmstead.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the hosts, and whether they can agree on anything. */
final class HostsReader {
    private static final int DEFAULT_MANAGERS = 3;

    /** A service's name has at most 63 characters, of which {@code ingress_traefik-} takes 16. */
    private static final int LONGEST_NAME = 63 - 16;

    private HostsReader() {}

    /**
     * The hosts of the file.
     *
     * @param readable those without a fault
     * @param written how many there are with the others
     */
    record Hosts(List<HostSpec> readable, int written) {}

    static Hosts read(Section cloud) {
        Optional<Section> section = cloud.value("hosts").flatMap(hosts -> hosts.entries("alpha: 10.0.0.11"));
        if (section.isEmpty()) {
            return new Hosts(List.of(), 0);
        }
        List<HostSpec> readable = new ArrayList<>();
        int index = 0;
        for (Value entry : section.get().values()) {
            HostSpec.Role role = index++ < DEFAULT_MANAGERS ? HostSpec.Role.MANAGER : HostSpec.Role.WORKER;
            host(entry, role).filter(host -> isAlone(host, entry, readable)).ifPresent(readable::add);
        }
        Hosts hosts = new Hosts(List.copyOf(readable), section.get().size());
        if (hosts.readable().size() == hosts.written()) {
            refuseWithoutMajority(cloud, hosts);
        }
        return hosts;
    }

    private static Optional<HostSpec> host(Value entry, HostSpec.Role usual) {
        Optional<HostName> name = name(entry);
        if (!entry.isSection()) {
            return host(name, entry.text(Rule.IPV4), usual);
        }
        Optional<Section> host = entry.section(Keys.HOST);
        Optional<HostSpec.Role> role = host.flatMap(section -> section.value("role"))
                .flatMap(value ->
                        value.choice(HostSpec.Role.class, "a host is a manager of the swarm, or only works for it"));
        Optional<String> address =
                host.flatMap(section -> section.value("address")).flatMap(value -> value.text(Rule.IPV4));
        return host(name, address, role.orElse(usual));
    }

    private static Optional<HostSpec> host(Optional<HostName> name, Optional<String> address, HostSpec.Role role) {
        return name.flatMap(known -> address.map(at -> new HostSpec(known, at, role)));
    }

    private static Optional<HostName> name(Value entry) {
        Rule label = Rule.DNS_LABEL;
        if (entry.key().length() > LONGEST_NAME) {
            return entry.refuse(
                    "a host's name of %d characters".formatted(entry.key().length()),
                    "every host has a service of the swarm that bears its name, and Docker has room for %d"
                            .formatted(LONGEST_NAME),
                    "give it a shorter name");
        }
        return label.holds().test(entry.key())
                ? Optional.of(new HostName(entry.key()))
                : entry.refuse("\"" + entry.key() + "\" " + label.what(), label.why(), label.next());
    }

    private static boolean isAlone(HostSpec host, Value entry, List<HostSpec> others) {
        Optional<HostSpec> twin = others.stream()
                .filter(other -> other.address().equals(host.address()))
                .findFirst();
        twin.ifPresent(other -> entry.refuse(
                host.address() + " is also the address of " + other.name(),
                "two names for one machine would be counted as two votes and two copies of the data",
                "write the address of " + host.name() + ": ip -4 address, on that host"));
        return twin.isEmpty();
    }

    private static void refuseWithoutMajority(Section cloud, Hosts hosts) {
        if (hosts.written() == 0) {
            cloud.refuse(
                    "hosts", "no host", "a cloud runs on something", "add a line such as alpha: 10.0.0.11 below hosts");
        } else if (hosts.written() == 2) {
            cloud.refuse(
                    "hosts",
                    "two hosts",
                    "two managers stop when either of them dies, and two copies of a file cannot tell which is right",
                    "add a third host, or keep one");
        } else {
            refuseManagers(cloud, hosts);
        }
    }

    private static void refuseManagers(Section cloud, Hosts hosts) {
        long managers = hosts.readable().stream()
                .filter(host -> host.role() == HostSpec.Role.MANAGER)
                .count();
        if (managers == 0) {
            cloud.refuse(
                    "hosts",
                    "no host is a manager",
                    "a swarm begins with one, and is led by them",
                    "delete role: worker from one host or from three");
        } else if (managers == 2) {
            cloud.refuse(
                    "hosts",
                    "two managers",
                    "two managers stop when either of them dies",
                    "make a third host a manager, or only one");
        } else if (managers % 2 == 0) {
            cloud.refuse(
                    "hosts",
                    managers + " managers",
                    "they survive no more losses than " + (managers - 1) + ", with one more that can be lost",
                    "make it " + (managers - 1) + " or " + (managers + 1));
        }
    }
}
