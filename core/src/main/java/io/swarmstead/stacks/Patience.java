package io.swarmstead.stacks;

import io.swarmstead.host.HostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** How long to wait for the swarm, and how often to look. */
public record Patience(Duration longest, Duration between) {
    /** A condition that asks a host. */
    public interface Condition {
        boolean holds() throws HostException;
    }

    /** Looks often enough for a person, seldom enough for the manager. */
    public static Patience of(Duration longest) {
        return new Patience(longest, Duration.ofMillis(300));
    }

    /** Whether the condition held before the time was over; it is asked once at least. An interrupt ends it too. */
    public boolean until(Condition condition) throws HostException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0 || !pause()) {
                return false;
            }
        }
        return true;
    }

    /** A question to a host. */
    public interface Asking<T> {
        T answer() throws HostException;
    }

    /** Asks until an answer is good enough or the time is over, and gives the last one. An interrupt ends it too. */
    public <T> T last(Asking<T> asking, Predicate<T> enough) throws HostException {
        AtomicReference<T> last = new AtomicReference<>();
        until(() -> {
            last.set(asking.answer());
            return enough.test(last.get());
        });
        return last.get();
    }

    private boolean pause() {
        try {
            Thread.sleep(between);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
