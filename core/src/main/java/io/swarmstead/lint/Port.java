package io.swarmstead.lint;

/**
 * A port of a host.
 *
 * @param number from 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record Port(int number, String protocol) {
    @Override
    public String toString() {
        return number + "/" + protocol;
    }
}
