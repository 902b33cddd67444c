package io.swarmstead.lint;

import io.swarmstead.preflight.Subnet;
import java.net.InetAddress;

/** An address as Go reads one; what only Java reads counts, too, so that nothing is called wrong that is not. */
final class Address {
    private Address() {}

    static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** {@code 10.0.0.1} or {@code 10.0.0.0/24}. */
    static boolean isAddressOrNetwork(String text) {
        return isAddress(text) || isNetwork(text);
    }

    static boolean isNetwork(String text) {
        int slash = text.lastIndexOf('/');
        return slash > 0
                && text.substring(slash + 1).matches("[0-9]{1,3}")
                && Integer.parseInt(text.substring(slash + 1)) <= (text.contains(":") ? 128 : 32)
                && isAddress(text.substring(0, slash));
    }

    /** Whether all bits behind the prefix of an IPv4 network are zero. */
    static boolean isFirst(String network) {
        return Subnet.read(network)
                .filter(subnet -> !subnet.toString().equals(network))
                .isEmpty();
    }
}
