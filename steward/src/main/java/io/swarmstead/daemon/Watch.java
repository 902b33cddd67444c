package io.swarmstead.daemon;

import io.swarmstead.steward.Condition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on one thing, without ever waiting for it: a look goes on in a thread of its own, and one that takes too
 * long counts as bad news. No second look begins while one is under way, however long that hangs. Used by one thread.
 */
final class Watch {
    private final Sense sense;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final LongSupplier nanoseconds;

    private Future<Optional<String>> look = CompletableFuture.completedFuture(Optional.empty());
    private long asked;
    private boolean awaited;
    private @Nullable Condition condition;
    private long changed;

    Watch(Sense sense, ExecutorService threads, InstantSource clock) {
        this(sense, threads, clock, System::nanoTime);
    }

    /** @param nanoseconds by a clock that nobody sets, which tells how long things take */
    Watch(Sense sense, ExecutorService threads, InstantSource clock, LongSupplier nanoseconds) {
        this.sense = sense;
        this.threads = threads;
        this.clock = clock;
        this.nanoseconds = nanoseconds;
    }

    String name() {
        return sense.name();
    }

    /** Begins the next look, if it is time for one. */
    void begin() {
        long now = nanoseconds.getAsLong();
        boolean due = condition == null || now - asked >= sense.interval().toNanos();
        if (look.isDone() && !awaited && due) {
            asked = now;
            awaited = true;
            look = threads.submit(sense::look);
        }
    }

    /** Takes the result of the look under way, for which it waits so long. */
    void settle(Duration wait) throws InterruptedException {
        if (!awaited) {
            return;
        }
        try {
            Optional<String> wrong = look.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            awaited = false;
            become(wrong);
        } catch (ExecutionException failed) {
            awaited = false;
            become(Optional.of("%s does not answer: %s".formatted(sense.subject(), message(failed))));
        } catch (TimeoutException _) {
            if (nanoseconds.getAsLong() - asked > sense.patience().toNanos()) {
                awaited = false;
                sense.abandon();
                become(Optional.of("%s does not answer within %d ms"
                        .formatted(sense.subject(), sense.patience().toMillis())));
            }
        }
    }

    private static String message(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }

    private void become(Optional<String> wrong) {
        Condition before = condition;
        String fact = wrong.orElseGet(sense::wellbeing);
        if (before != null && before.good() == wrong.isEmpty()) {
            condition = new Condition(sense.name(), before.good(), fact, before.since());
            return;
        }
        changed = nanoseconds.getAsLong();
        condition = new Condition(sense.name(), wrong.isEmpty(), fact, clock.instant());
    }

    /** What was seen last; none before the first look has ended. */
    Optional<Condition> condition() {
        return Optional.ofNullable(condition);
    }

    /** Whether it was seen as it shall be. */
    boolean good() {
        return condition != null && condition.good();
    }

    /** For how long it has been seen to be wrong, without a break; zero while it is good, or not seen yet. */
    Duration bad() {
        return condition == null || condition.good() ? Duration.ZERO : lasting();
    }

    /** For how long it has been as it is, by a clock that nobody sets. */
    Duration lasting() {
        return Duration.ofNanos(nanoseconds.getAsLong() - changed);
    }
}
