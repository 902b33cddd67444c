package io.swarmstead.acme;

import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What went wrong since it last went well.
 *
 * @param onTheWay times in a row that we or the authority could not go on, with nobody having refused anything
 * @param refusals orders in a row that the authority refused, or lost
 * @param until when it is tried again
 */
record Setbacks(int onTheWay, int refusals, Optional<Instant> until, Optional<Problem> last) {
    static final Setbacks NONE = new Setbacks(0, 0, Optional.empty(), Optional.empty());

    private static final Duration FIRST_ON_THE_WAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_ON_THE_WAY = Duration.ofHours(1);

    /** As Let's Encrypt asks for (letsencrypt.org/docs/integration-guide): 1 minute, 10, 100, then once a day. */
    private static final Duration FIRST_REFUSAL = Duration.ofMinutes(1);

    private static final Duration LONGEST_REFUSAL = Duration.ofDays(1);

    /** An authority that says "later" means days at most; a slip of its clock must not stop us for ever. */
    private static final Duration LONGEST_WISH = Duration.ofDays(7);

    /** Nothing is tried before. */
    Optional<Instant> restsUntil(Instant now) {
        return until.filter(now::isBefore);
    }

    /**
     * Once more on the way: 10 seconds, then twice as long each time, an hour at most.
     *
     * @param wish when the other side wants to be asked again
     */
    Setbacks onTheWay(Instant now, Optional<Instant> wish, Problem problem) {
        Duration rest = grown(FIRST_ON_THE_WAY, 2, onTheWay, LONGEST_ON_THE_WAY);
        return new Setbacks(
                onTheWay + 1, refusals, Optional.of(later(now.plus(rest), wish, now)), Optional.of(problem));
    }

    /** Something that may help at once was done. */
    Setbacks once() {
        return new Setbacks(onTheWay + 1, refusals, Optional.empty(), last);
    }

    /** Whether the last thing that happened is that something was done which may help at once. */
    boolean triedAtOnce() {
        return onTheWay > 0 && until.isEmpty();
    }

    Setbacks refused(Instant now, Optional<Instant> wish, Problem problem) {
        Duration rest = grown(FIRST_REFUSAL, 10, refusals, LONGEST_REFUSAL);
        return new Setbacks(0, refusals + 1, Optional.of(later(now.plus(rest), wish, now)), Optional.of(problem));
    }

    /** It may be tried again at once, unless another order came to nothing since there was a certificate. */
    Setbacks lost(Instant now, Problem problem) {
        return refusals > 0
                ? refused(now, Optional.empty(), problem)
                : new Setbacks(onTheWay, 1, Optional.empty(), Optional.of(problem));
    }

    /** It may be tried again at once. */
    Setbacks rested() {
        return new Setbacks(onTheWay, refusals, Optional.empty(), last);
    }

    /** A step has been made. Refusals count until there is a certificate. */
    Setbacks goneOn() {
        return new Setbacks(0, refusals, Optional.empty(), last.filter(_ -> refusals > 0));
    }

    private static Instant later(Instant rest, Optional<Instant> wish, Instant now) {
        Instant latest = now.plus(LONGEST_WISH);
        return wish.map(at -> at.isAfter(latest) ? latest : at)
                .filter(rest::isBefore)
                .orElse(rest);
    }

    private static Duration grown(Duration first, int factor, int times, Duration longest) {
        Duration rest = first;
        for (int i = 0; i < times && rest.compareTo(longest) < 0; i++) {
            rest = rest.multipliedBy(factor);
        }
        return rest.compareTo(longest) < 0 ? rest : longest;
    }
}
