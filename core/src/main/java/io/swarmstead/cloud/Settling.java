package io.swarmstead.cloud;

import io.swarmstead.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits for what comes by itself after the last step, such as the VIP: a look, taken again until all is well. */
public final class Settling {
    /**
     * From the last step to the VIP: the checks of keepalived take a few seconds to rise; or to what the stewards mend: half
     * a minute until they begin, a minute in which Gluster heals.
     */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Supplier<Observation> look;

    public Settling(Cloud cloud) {
        this(cloud::observe);
    }

    Settling(Supplier<Observation> look) {
        this.look = look;
    }

    /**
     * Looks until every concern is well, for a minute and a half at most.
     *
     * @param waiting hears what is not well yet, whenever that changes
     * @return the last look
     */
    public Observation await(Consumer<String> waiting) {
        Instant deadline = Instant.now().plus(LONGEST);
        String said = "";
        Observation seen = look.get();
        while (seen.level() != Verdict.Level.WELL && Instant.now().isBefore(deadline)) {
            String lacking = lacking(seen);
            if (!lacking.equals(said)) {
                said = lacking;
                waiting.accept(lacking);
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = look.get();
        }
        return seen;
    }

    private static String lacking(Observation seen) {
        return seen.verdicts().values().stream()
                .filter(verdict -> verdict.level() != Verdict.Level.WELL)
                .map(Verdict::fact)
                .collect(Collectors.joining("; "));
    }
}
