package io.swarmstead.view;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Has the last picture of the swarm, also one from before a restart, and paints another when somebody asks and it is old.
 * An engine that fails, is slow or hangs holds nobody up: then the last one is as good as any.
 */
final class Lookout {
    /** Traefik asks once a second, for everything at once, and shall see the same in all of it. */
    private static final Duration FRESH = Duration.ofMillis(900);

    /**
     * A large swarm is looked at less often, so that its engines have other things to do, too. Not so one that does not
     * answer: engines answer nobody while there is no leader, and what Traefik has of before is wrong soon after.
     */
    private static final int REST = 4;

    /** How long somebody waits for a new picture where there is an old one; most take a few milliseconds. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** And where there is none at all. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    /** A look that takes longer hangs. */
    private static final Duration HUNG = Duration.ofSeconds(10);

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final Engine engine;
    private final Painter painter;
    private final Memory memory;
    private final ExecutorService threads;
    private final BiConsumer<String, String> journal;
    private final LongSupplier clock;

    private Future<?> look = CompletableFuture.completedFuture(null);
    private Future<?> writing = CompletableFuture.completedFuture(null);
    private long begun;
    private long written;
    private volatile long due;
    private volatile @Nullable Picture picture;
    private @Nullable Picture kept;
    private boolean failing;

    /**
     * Has what the memory has.
     *
     * @param journal takes an event and why it happened
     * @param clock nanoseconds, by a clock that nobody sets
     */
    Lookout(
            Engine engine,
            Memory memory,
            ExecutorService threads,
            BiConsumer<String, String> journal,
            LongSupplier clock) {
        this.engine = engine;
        this.painter = new Painter(engine);
        this.memory = memory;
        this.threads = threads;
        this.journal = journal;
        this.clock = clock;
        begun = clock.getAsLong();
        written = begun;
        due = begun;
        kept = memory.read().orElse(null);
        picture = kept;
    }

    /** As new as can be had in short time; none before the engine has told anything. */
    Optional<Picture> picture() throws InterruptedException {
        Future<?> current;
        long left;
        synchronized (this) {
            long now = clock.getAsLong();
            if (look.isDone() && now - due >= 0) {
                begun = now;
                look = threads.submit(this::look);
            }
            current = look;
            left = begun + (picture == null ? FIRST : PATIENCE).toNanos() - now;
        }
        try {
            current.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // What was seen before is told.
        }
        return Optional.ofNullable(picture);
    }

    /** The last one, without a look. */
    Optional<Picture> last() {
        return Optional.ofNullable(picture);
    }

    private void look() {
        long start = clock.getAsLong();
        Optional<String> wrong = Optional.empty();
        due = start + FRESH.toNanos();
        try {
            picture = painter.paint();
            due = Math.max(due, clock.getAsLong() + REST * (clock.getAsLong() - start));
        } catch (IOException | JacksonException silent) {
            // a question that was given up has none
            wrong = Optional.of(Objects.requireNonNullElse(silent.getMessage(), "Docker does not answer"));
        }
        if (wrong.isPresent() != failing) {
            failing = wrong.isPresent();
            journal.accept(
                    failing ? "Traefik is told what Docker said last" : "Traefik is told what Docker says",
                    wrong.orElse(""));
        }
    }

    /** For each tick: ends a look that hangs, and keeps a new picture. */
    synchronized void tick() {
        long now = clock.getAsLong();
        if (!look.isDone() && now - begun > HUNG.toNanos()) {
            engine.hangUp();
        }
        Picture last = picture;
        if (last != null && !last.equals(kept) && writing.isDone() && now - written > BETWEEN_WRITES.toNanos()) {
            written = now;
            kept = last;
            writing = threads.submit(() -> write(last));
        }
    }

    private void write(Picture last) {
        try {
            memory.write(last);
        } catch (IOException failed) {
            journal.accept("what Traefik is told is not kept on the disk", String.valueOf(failed));
        }
    }
}
