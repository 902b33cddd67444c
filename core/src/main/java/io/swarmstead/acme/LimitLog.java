package io.swarmstead.acme;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What we asked of authorities lately, so that we stop before they stop us. The figures are below Let's Encrypt's
 * (letsencrypt.org/docs/rate-limits, 2026-08), which are the strictest that many people live with, and are kept towards
 * every authority.
 *
 * @param events not older than a week, oldest first
 */
record LimitLog(List<Event> events) {
    static final LimitLog EMPTY = new LimitLog(List.of());

    private static final Duration LONGEST = Duration.ofDays(7);

    /** Of 300 in 3 hours for an account. */
    private static final Limit ORDERS = new Limit(Kind.ORDER, 150, Duration.ofHours(3));

    /** Of 5 in a week for one set of names. */
    private static final Limit SAME_NAMES = new Limit(Kind.CERTIFICATE, 3, LONGEST);

    /** Of 50 in a week for a registered domain. */
    private static final Limit DOMAIN = new Limit(Kind.CERTIFICATE, 40, LONGEST);

    /** Of 5 in an hour for a name and an account. */
    private static final Limit REFUSALS = new Limit(Kind.REFUSAL, 3, Duration.ofHours(1));

    LimitLog {
        events = List.copyOf(events);
    }

    /** What is counted. */
    enum Kind {
        /** An order was placed. */
        ORDER,
        /** A certificate was issued. */
        CERTIFICATE,
        /** Names were not proved. */
        REFUSAL
    }

    /** Something that counts, and for which names. */
    record Event(Kind kind, URI directory, Instant at, List<String> names) {
        Event {
            names = List.copyOf(names);
        }
    }

    private record Limit(Kind kind, int count, Duration window) {}

    /** With one more, and without those that count no longer. */
    LimitLog with(Event event) {
        List<Event> kept = new ArrayList<>(events);
        kept.removeIf(old -> old.at().isBefore(event.at().minus(LONGEST)));
        kept.add(event);
        return new LimitLog(kept);
    }

    /**
     * When an order for these names may be placed; empty if it may be now.
     *
     * @param renewal it renews one that the authority knows, which counts for less (RFC 9773; the same page)
     */
    Optional<Instant> opens(URI directory, List<String> names, boolean renewal, Instant now) {
        List<Instant> bars = new ArrayList<>();
        opens(ORDERS, directory, now, _ -> true).ifPresent(bars::add);
        for (String name : names) {
            opens(REFUSALS, directory, now, event -> event.names().contains(proved(name)))
                    .ifPresent(bars::add);
        }
        if (!renewal) {
            opens(SAME_NAMES, directory, now, event -> event.names().equals(names))
                    .ifPresent(bars::add);
            names.stream()
                    .map(LimitLog::domain)
                    .distinct()
                    .forEach(domain -> opens(
                                    DOMAIN,
                                    directory,
                                    now,
                                    event -> event.names().stream()
                                            .map(LimitLog::domain)
                                            .anyMatch(domain::equals))
                            .ifPresent(bars::add));
        }
        return bars.stream().max(Instant::compareTo);
    }

    private Optional<Instant> opens(Limit limit, URI directory, Instant now, Predicate<Event> counts) {
        Instant start = now.minus(limit.window());
        List<Instant> counted = events.stream()
                .filter(event ->
                        event.kind() == limit.kind() && event.directory().equals(directory))
                .filter(event -> event.at().isAfter(start))
                .filter(counts)
                .map(Event::at)
                .toList();
        return counted.size() < limit.count()
                ? Optional.empty()
                : Optional.of(counted.get(counted.size() - limit.count()).plus(limit.window()));
    }

    /** What is proved of a wildcard is the name below which it is. */
    private static String proved(String name) {
        return name.startsWith("*.") ? name.substring(2) : name;
    }

    /** The last two labels. Under a suffix such as co.uk that is more than one owner's, and then we are stricter. */
    private static String domain(String name) {
        String[] labels = name.split("\\.");
        return labels.length < 2 ? name : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }
}
