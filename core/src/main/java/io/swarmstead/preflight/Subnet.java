package io.swarmstead.preflight;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param network its first address
 * @param mask a one for every bit of the prefix
 */
public record Subnet(int network, int mask) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern CIDR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}/(3[0-2]|[12]?[0-9])");

    /** Reads {@code 10.0.0.11/24}; what is no IPv4 network is empty. */
    public static Optional<Subnet> read(String cidr) {
        return CIDR.matcher(cidr).matches() ? Optional.of(of(cidr)) : Optional.empty();
    }

    /** Reads {@code 10.0.0.11/24}, of which it is known that it is a network. */
    public static Subnet of(String cidr) {
        String[] parts = cidr.split("/");
        int mask = parts[1].equals("0") ? 0 : -1 << (32 - Integer.parseInt(parts[1]));
        return new Subnet(number(parts[0]) & mask, mask);
    }

    /** As {@code 10.0.0.0/24}. */
    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(
                        network >>> 24,
                        network >>> 16 & 255,
                        network >>> 8 & 255,
                        network & 255,
                        Integer.bitCount(mask));
    }

    boolean contains(String address) {
        return (number(address) & mask) == network;
    }

    /** Whether an address is in both. */
    public boolean overlaps(Subnet other) {
        int shorter = mask & other.mask;
        return (network & shorter) == (other.network & shorter);
    }

    private static int number(String address) {
        int number = 0;
        for (String octet : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }
}
