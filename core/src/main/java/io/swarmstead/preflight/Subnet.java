package io.swarmstead.preflight;

/** An IPv4 network, as an address with the length of its prefix. */
record Subnet(int network, int mask) {
    /** Reads {@code 10.0.0.11/24}. */
    static Subnet of(String cidr) {
        String[] parts = cidr.split("/");
        int mask = parts[1].equals("0") ? 0 : -1 << (32 - Integer.parseInt(parts[1]));
        return new Subnet(number(parts[0]) & mask, mask);
    }

    boolean contains(String address) {
        return (number(address) & mask) == network;
    }

    private static int number(String address) {
        int number = 0;
        for (String octet : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }
}
