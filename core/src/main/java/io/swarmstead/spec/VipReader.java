package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;

/** Reads the floating address; whether it lies in the hosts' subnet is for the hosts to say. */
final class VipReader {
    private static final Rule INTERFACE = Rule.matching(
            "[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}",
            "is not the name of a network interface",
            "Linux names them in 1 to 15 characters",
            "write a name such as eth0, as ip link prints it, or delete the line to have it found");

    private VipReader() {}

    static Optional<VipSpec> read(Section vip, List<HostSpec> hosts) {
        Optional<String> address = vip.value("address").flatMap(value -> value.text(Rule.IPV4));
        Optional<String> device = vip.value("interface").flatMap(value -> value.text(INTERFACE));
        address.ifPresent(floating -> hosts.stream()
                .filter(host -> host.address().equals(floating))
                .forEach(host -> vip.refuse(
                        "address",
                        floating + " is the address of " + host.name(),
                        "the floating address moves from host to host, so it cannot be the address of one",
                        "choose an unused address of the same network")));
        return address.map(floating -> new VipSpec(floating, device));
    }
}
