package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.steward.StewardFiles;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Has a {@link WaitingServer} run for as long as a service has routes and no task that could answer, and a minute longer. At
 * all other times nothing is there. What Traefik answers does not depend on it, only with how many words.
 */
final class WaitingPage implements Duty {
    private static final Outpost OUTPOST = new Outpost(
            "swarmstead-waiting.service",
            "Tells people that a service is on its way",
            "http://127.0.0.1:" + IngressSpec.PAGE + WaitingServer.ALIVE,
            "alive",
            List.of(StewardFiles.TELL_TO_WAIT),
            IngressSpec.PAGE);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
    private static final Duration LONGER = Duration.ofMinutes(1);

    private final BooleanSupplier waits;
    private final Host host;
    private final Errand errand;
    private final LongSupplier clock;
    private boolean open;
    private long asked;
    private long needed;

    /**
     * No page is there yet.
     *
     * @param waits whether somebody has to be told
     * @param clock nanoseconds, by a clock that nobody sets
     */
    WaitingPage(BooleanSupplier waits, Host host, Errand errand, LongSupplier clock) {
        this.waits = waits;
        this.host = host;
        this.errand = errand;
        this.clock = clock;
    }

    @Override
    public void tick() {
        long now = clock.getAsLong();
        if (waits.getAsBoolean()) {
            needed = now;
            if ((!open || now - asked >= BETWEEN_QUESTIONS.toNanos()) && errand.begin(() -> OUTPOST.open(host))) {
                open = true;
                asked = now;
            }
        } else if (open && now - needed >= LONGER.toNanos() && errand.begin(() -> OUTPOST.close(host))) {
            open = false;
        }
    }
}
