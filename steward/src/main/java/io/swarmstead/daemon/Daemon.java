package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.steward.StewardReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The steward of one host: once a second it looks at everything, side by side, and lets each duty act on what was seen.
 * No tick waits for the host: looks and errands go on in threads and children of their own. So the watchdog is told in
 * each tick, and not being told means that the steward itself hangs.
 */
final class Daemon {
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Most looks end within a few milliseconds; what does not is taken in a later tick. */
    private static final Duration WAIT = Duration.ofMillis(200);

    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(30);

    private final InstantSource clock = InstantSource.system();
    private final Instant since = clock.instant();
    private final HostName name;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final List<Watch> watches;
    private final Wellness wellness;
    private final Journal journal;
    private final List<Duty> duties;

    Daemon(CloudSpec spec, HostName name, Path journal) {
        this.name = name;
        this.journal = new Journal(journal, name, clock);
        Host host = new LocalHost(name);
        Mounts mounts = new Mounts(Path.of("/proc"), spec.storage());
        boolean manager = spec.host(name).role() == Role.MANAGER;
        this.watches = Stream.of(
                        Optional.<Sense>of(new MountSense(spec.storage(), mounts)),
                        Optional.<Sense>of(new IngressSense(spec.ingress())).filter(_ -> manager),
                        Optional.<Sense>of(new QuorumSense(spec.host(name).role())))
                .flatMap(Optional::stream)
                .map(sense -> new Watch(sense, threads, clock))
                .toList();
        this.wellness = new Wellness(watches);
        this.duties = List.of(new Chronicle(watches, this.journal), sharing(host, spec));
    }

    private Duty sharing(Host host, CloudSpec spec) {
        SharedJournal shared = new SharedJournal(journal, host, spec.storage());
        Errand copying = new Errand("journal", threads, journal);
        return new Every(BETWEEN_COPIES, () -> {
            if (watches.getFirst().good()) {
                copying.begin(shared::copy);
            }
        });
    }

    /** Goes on until the process is ended. */
    void run(Path socket, Optional<Systemd> systemd) throws IOException, InterruptedException {
        try (StatusSocket status = StatusSocket.open(socket)) {
            threads.execute(() -> status.answer(threads, () -> report().json()));
            journal.write("steward", "started", "");
            tick();
            systemd.ifPresent(Systemd::ready);
            while (true) {
                long next = System.nanoTime() + TICK.toNanos();
                tick();
                systemd.ifPresent(Systemd::alive);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        }
    }

    /** Looks once and lets the duties act. */
    void tick() throws InterruptedException {
        watches.forEach(Watch::begin);
        long end = System.nanoTime() + WAIT.toNanos();
        for (Watch watch : watches) {
            watch.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        duties.forEach(Duty::tick);
    }

    /** How it is, for those who ask from another thread. */
    StewardReport report() {
        return new StewardReport(
                name,
                since,
                wellness.well(),
                watches.stream().flatMap(watch -> watch.condition().stream()).toList());
    }
}
