package io.swarmstead.cloud;

import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.swarm.SwarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits for what comes by itself, such as the VIP after the last step: a look, taken again until it is there. */
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
        return until(seen -> seen.level() == Verdict.Level.WELL, Settling::lacking, waiting);
    }

    /**
     * Looks until the swarm has a leader, for a minute and a half at most: when one was lost, the other managers have a new
     * one after half a minute, and until then their Docker answers nobody. Once where no leader can come.
     *
     * @param waiting hears that there is none yet
     * @return the last look
     */
    public Observation leader(Consumer<String> waiting) {
        return until(
                seen -> !seen.view(SwarmState.class)
                        .observed()
                        .leaderComes(seen.spec().managers().stream()
                                .map(HostSpec::name)
                                .toList()),
                _ -> "the swarm has no leader yet",
                waiting);
    }

    /**
     * What was seen, or a second look where nothing may be changed for lack of an answer: a host under load answers late, and one
     * on which something hangs does not answer this time either.
     */
    public Observation second(Observation first) {
        return first.isSilent() && !first.refusals().isEmpty() ? look.get() : first;
    }

    private Observation until(
            Predicate<Observation> settled, Function<Observation, String> lacking, Consumer<String> waiting) {
        Instant deadline = Instant.now().plus(LONGEST);
        String said = "";
        Observation seen = look.get();
        while (!settled.test(seen) && Instant.now().isBefore(deadline)) {
            String now = lacking.apply(seen);
            if (!now.equals(said)) {
                said = now;
                waiting.accept(now);
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
