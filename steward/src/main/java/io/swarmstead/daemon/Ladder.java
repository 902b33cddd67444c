package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.steward.Condition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The repair of one thing, in rungs from the gentlest on: each is taken once, when the one before was given its time and
 * did not help. Behind the last nothing more is tried, which is a condition of its own, for the owner to be told of. The
 * ladder begins anew when all was well for some time.
 */
final class Ladder implements Duty {
    /** So a thing that breaks again and again is mended at most once in this time and a little. */
    static final Duration CALM = Duration.ofMinutes(2);

    /** What is allowed is a question to the host, and not for every second. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Watch watch;
    private final Duration patience;
    private final List<Rung> rungs;
    private final Host host;
    private final Journal journal;
    private final Errand errand;
    private final Duty tries;
    private Optional<Condition> givenUp = Optional.empty();
    private final AtomicInteger taken = new AtomicInteger();

    /** Since when the next rung has been allowed without a break. */
    private volatile OptionalLong allowed = OptionalLong.empty();

    private volatile long last;

    /**
     * A ladder of which no rung is taken yet.
     *
     * @param patience how long it has to be bad, and its repair to be allowed without a break, before anything is done:
     *     what waited for the other hosts to be back comes back by itself first
     * @param between how often it is asked what is allowed
     */
    Ladder(Watch watch, Duration patience, Duration between, List<Rung> rungs, Host host, Errand errand) {
        this.watch = watch;
        this.patience = patience;
        this.rungs = List.copyOf(rungs);
        this.host = host;
        this.journal = errand.journal();
        this.errand = errand;
        this.tries = new Every(between, this::begin);
    }

    @Override
    public void tick() {
        if (errand.underWay()) {
            return;
        }
        if (watch.good()) {
            givenUp = Optional.empty();
            allowed = OptionalLong.empty();
            if (taken.get() > 0 && watch.lasting().compareTo(CALM) >= 0) {
                taken.set(0);
            }
        } else if (!watch.bad().isZero() && settled()) {
            if (taken.get() < rungs.size()) {
                tries.tick();
            } else if (givenUp.isEmpty() && watch.bad().compareTo(patience) >= 0) {
                giveUp();
            }
        }
    }

    private boolean settled() {
        return taken.get() == 0
                || System.nanoTime() - last
                        >= rungs.get(taken.get() - 1).settles().toNanos();
    }

    private void begin() {
        errand.begin(this::climb);
    }

    /** A rung counts as taken before it is, so that one which fails is not tried again. */
    private void climb() throws HostException {
        Rung rung = rungs.get(taken.get());
        if (!host.attempt(rung.allowed()).succeeded()) {
            allowed = OptionalLong.empty();
            return;
        }
        long now = System.nanoTime();
        long since = allowed.orElse(now);
        allowed = OptionalLong.of(since);
        if (now - since < patience.toNanos()) {
            return;
        }
        allowed = OptionalLong.empty();
        journal.write(watch.name(), rung.what(), fact());
        taken.incrementAndGet();
        try {
            host.run(rung.act());
        } finally {
            last = System.nanoTime();
        }
    }

    private String fact() {
        return watch.condition().map(Condition::fact).orElse("");
    }

    private void giveUp() {
        String fact = "nothing more is tried, and still " + fact();
        journal.write(watch.name(), "nothing more is tried", fact());
        givenUp = Optional.of(new Condition(
                watch.name() + "-repair", false, fact, InstantSource.system().instant()));
    }

    /** That all was tried in vain; none otherwise. */
    Optional<Condition> givenUp() {
        return givenUp;
    }
}
