package io.swarmstead.swarm;

import io.swarmstead.spec.CloudSpec;
import java.util.List;

/** Where overlay networks take their subnets from: private ranges with room for 256 networks of /20. */
final class AddressPool {
    /** Room for 4094 addresses in each network: a /24 is used up by about a hundred services. */
    static final int SUBNET_LENGTH = 20;

    private record Range(String cidr, int firstOctet, int lowSecond, int highSecond) {
        boolean contains(String address) {
            String[] octets = address.split("\\.");
            int second = Integer.parseInt(octets[1]);
            return Integer.parseInt(octets[0]) == firstOctet && second >= lowSecond && second <= highSecond;
        }
    }

    private static final List<Range> RANGES = List.of(
            new Range("10.64.0.0/12", 10, 64, 79),
            new Range("10.128.0.0/12", 10, 128, 143),
            new Range("172.16.0.0/12", 172, 16, 31));

    private AddressPool() {}

    /** The first range in which no host lives. */
    static String freeOf(CloudSpec spec) {
        return RANGES.stream()
                .filter(range -> spec.hosts().stream().noneMatch(host -> range.contains(host.address())))
                .findFirst()
                .orElse(RANGES.getFirst())
                .cidr();
    }
}
