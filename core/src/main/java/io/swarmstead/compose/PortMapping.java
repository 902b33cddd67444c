package io.swarmstead.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text such as {@code 8000-8001:80-81/tcp} publishes. An address in front is read, and ignored by a swarm, which
 * publishes on all of a host.
 *
 * @param address in front; empty where there is none
 * @param published absent when the engine shall choose
 * @param protocol tcp, udp or sctp
 */
record PortMapping(String address, Optional<Range> published, Range target, String protocol) {
    private static final Pattern TARGET = Pattern.compile("(?<ports>[0-9-]+)(?:/(?<protocol>[a-zA-Z]*))?");
    private static final Pattern RANGE = Pattern.compile("0*([0-9]{1,5})(?:-0*([0-9]{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]+]?");
    private static final Set<String> EVERY = Set.of("0.0.0.0", "::", "[::]");
    private static final int LAST = 65535;

    /** Ports from the first to the last. */
    record Range(int from, int to) {
        int count() {
            return to - from + 1;
        }

        static Optional<Range> parse(String text) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            return from <= to && to <= LAST ? Optional.of(new Range(from, to)) : Optional.empty();
        }
    }

    /**
     * One port.
     *
     * @param published 0 when the engine shall choose
     */
    record Port(int target, int published, String protocol) {}

    static Optional<PortMapping> parse(String text) {
        int last = text.lastIndexOf(':');
        int first = text.lastIndexOf(':', last - 1);
        String written = text.substring(first + 1, Math.max(last, first + 1));
        Matcher end = TARGET.matcher(text.substring(last + 1));
        if (!end.matches() || (first > 0 && !isAddress(text.substring(0, first)))) {
            return Optional.empty();
        }
        Optional<Range> published = Range.parse(written);
        String named = end.group("protocol");
        String protocol = named == null || named.isEmpty() ? "tcp" : named.toLowerCase(Locale.ROOT);
        boolean readable = (published.isPresent() || written.isEmpty())
                && List.of("tcp", "udp", "sctp").contains(protocol);
        return readable
                ? Range.parse(end.group("ports"))
                        .map(target ->
                                new PortMapping(text.substring(0, Math.max(0, first)), published, target, protocol))
                        .filter(PortMapping::fits)
                : Optional.empty();
    }

    /** An IPv4 address, or an IPv6 address with or without brackets. */
    private static boolean isAddress(String address) {
        return IPV4.matcher(address).matches() || IPV6.matcher(address).matches();
    }

    /** Whether it asks for less than it gets: an address that is one of several. */
    boolean narrowed() {
        return !address.isEmpty() && !EVERY.contains(address);
    }

    /** Ranges are of the same length, or many published ports lead to one. */
    private boolean fits() {
        return published.isEmpty() || published.get().count() == target.count() || target.count() == 1;
    }

    int count() {
        return Math.max(target.count(), published.map(Range::count).orElse(1));
    }

    /** In Docker's order, which sorts the ports of the containers as texts. */
    List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (int index = 0; index < count(); index++) {
            int from = index;
            ports.add(new Port(
                    target.count() == 1 ? target.from() : target.from() + from,
                    published.map(range -> range.from() + from).orElse(0),
                    protocol));
        }
        ports.sort(Comparator.comparing(port -> port.target() + "/" + port.protocol()));
        return ports;
    }
}
