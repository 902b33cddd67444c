package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.door.Door;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.steward.StewardReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The steward of one host: once a second it looks at everything, side by side, and lets each duty act on what was seen.
 * No tick waits for the host: looks and errands go on in threads and children of their own. So the watchdog is told in
 * each tick, and not being told means that the steward itself hangs.
 */
final class Daemon {
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Most looks end within a few milliseconds; what does not is taken in a later tick. */
    private static final Duration WAIT = Duration.ofMillis(200);

    private final HostName name;
    private final Places places;
    private final Instant since = Instant.now();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final Journal journal;
    private final Roster roster;
    private volatile StewardReport report;

    Daemon(CloudSpec spec, HostName name, Places places) {
        this.name = name;
        this.places = places;
        this.journal = new Journal(places.journal(), name, InstantSource.system());
        this.roster = Roster.of(spec, name, places, journal, threads);
        this.report = new StewardReport(name, since, false, List.of());
    }

    /** Goes on until the process is ended. */
    void run(Optional<Systemd> systemd) throws IOException, InterruptedException {
        try (Door status = StatusSocket.open(places.socket(), threads, () -> report.json())) {
            threads.execute(status::welcome);
            journal.write("steward", "started", "");
            show();
            tick();
            systemd.ifPresent(Systemd::ready);
            while (true) {
                long next = System.nanoTime() + TICK.toNanos();
                tick();
                status.tick();
                systemd.ifPresent(Systemd::alive);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        }
    }

    /** Serves the engine's view. */
    void show() throws IOException {
        if (roster.view().isPresent()) {
            roster.view().get().open(places.view());
        }
    }

    /** Looks once and lets the duties act. */
    void tick() throws InterruptedException {
        roster.watches().forEach(Watch::begin);
        long end = System.nanoTime() + WAIT.toNanos();
        for (Watch watch : roster.watches()) {
            watch.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        roster.duties().forEach(Duty::tick);
        roster.ladders().forEach(Duty::tick);
        report = new StewardReport(name, since, roster.well(Incident.USUAL), roster.conditions());
    }

    /** How it was in the last tick, for those who ask from another thread. */
    StewardReport report() {
        return report;
    }
}
