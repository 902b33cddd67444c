package io.swarmstead.alerts;

import io.swarmstead.alerts.Notice.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one incident stands.
 *
 * @param since when it was first seen
 * @param changed when it came to this stage; for its end, when it was last seen to be over
 * @param teller the host whose steward tells it, since {@code claimed}; empty where none does
 * @param told the channels that took the message of this stage
 */
record Entry(
        Incident incident,
        Stage stage,
        Instant since,
        Instant changed,
        String teller,
        Instant claimed,
        Set<String> told) {
    /** A trouble that comes back sooner was not over. */
    static final Duration CALM = Duration.ofSeconds(60);

    /** Whoever says that it tells the owner has that long, or says so again; then another one may. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    /** A message that no channel took for that long is given up. */
    static final Duration NEWS = Duration.ofDays(1);

    enum Stage {
        /** Seen, and perhaps over in a moment. */
        RISING,
        /** To be told. */
        OPENING,
        /** Told, and still there. */
        OPEN,
        /** Not seen any more, and perhaps back in a moment. */
        FADING,
        /** Its end is to be told. */
        ENDING
    }

    Entry {
        told = Set.copyOf(told);
    }

    static Entry seen(Incident incident, Instant now) {
        return new Entry(incident, Stage.RISING, now, now, "", now, Set.of());
    }

    /** The trouble is still there, in these words. */
    Entry there(Incident words, Instant now) {
        Entry same = new Entry(words, stage, since, changed, teller, claimed, told);
        return switch (stage) {
            case RISING -> same.lasts(words.settles(), now) ? same.at(Stage.OPENING, now) : same;
            case FADING -> same.at(Stage.OPEN, now);
            case OPENING, OPEN, ENDING -> same;
        };
    }

    /** The trouble is not seen any more; empty where nobody heard of it. */
    Optional<Entry> gone(Instant now) {
        return switch (stage) {
            case RISING -> Optional.empty();
            case OPEN -> Optional.of(at(Stage.FADING, now));
            case FADING -> Optional.of(lasts(CALM, now) ? at(Stage.ENDING, changed) : this);
            case OPENING, ENDING -> Optional.of(this);
        };
    }

    /** When every channel has taken the message, or none wanted it for too long; empty where that was the end. */
    Optional<Entry> settled(Set<String> channels, Instant now) {
        if (!isDue() || (!told.containsAll(channels) && !lasts(NEWS, now))) {
            return Optional.of(this);
        }
        return stage == Stage.OPENING ? Optional.of(at(Stage.OPEN, now)) : Optional.empty();
    }

    /** Told by this host's steward, unless another one has said lately that it does. */
    Entry claimedBy(String host, Instant now) {
        Duration age = Duration.between(claimed, now);
        boolean mine = teller.equals(host) && age.compareTo(CLAIM.dividedBy(2)) < 0;
        boolean others = !teller.isEmpty() && !teller.equals(host) && age.compareTo(CLAIM) < 0;
        return !isDue() || mine || others ? this : new Entry(incident, stage, since, changed, host, now, told);
    }

    Entry told(String channel) {
        Set<String> more = new TreeSet<>(told);
        more.add(channel);
        return new Entry(incident, stage, since, changed, teller, claimed, more);
    }

    /** Whether there is something to tell. */
    boolean isDue() {
        return stage == Stage.OPENING || stage == Stage.ENDING;
    }

    /** Whether the owner should know of it now. */
    boolean isOpen() {
        return stage == Stage.OPENING || stage == Stage.OPEN || stage == Stage.FADING;
    }

    Notice notice(String cloud) {
        return new Notice(cloud, stage == Stage.ENDING ? Event.ENDED : Event.OPENED, incident, since, changed);
    }

    private Entry at(Stage next, Instant now) {
        return new Entry(incident, next, since, now, "", now, Set.of());
    }

    private boolean lasts(Duration time, Instant now) {
        return Duration.between(changed, now).compareTo(time) >= 0;
    }
}
