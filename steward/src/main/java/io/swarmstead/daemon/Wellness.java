package io.swarmstead.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether this host may serve clients. Each condition may be bad for a while first.
 *
 * @param watches all that is looked at
 * @param better whether another host is known to be the better one
 */
record Wellness(List<Watch> watches, BooleanSupplier better) {
    /**
     * The mount: while a dead host is being given up, the survivors' mounts stall, and they must take the VIP just then.
     * Quorum: the death of a leader leaves every host without one for up to half a minute, and Traefik goes on meanwhile.
     * Traefik itself has no time: keepalived asks twice before it believes.
     */
    private static final Map<String, Duration> PATIENCE =
            Map.of("mount", Duration.ofSeconds(10), "quorum", Duration.ofSeconds(60));

    /** Everything was looked at once. */
    boolean known() {
        return watches.stream().allMatch(watch -> watch.condition().isPresent());
    }

    /** It may serve, as far as is known. */
    boolean well() {
        return known()
                && !better.getAsBoolean()
                && watches.stream()
                        .allMatch(watch ->
                                watch.bad().compareTo(PATIENCE.getOrDefault(watch.name(), Duration.ZERO)) <= 0);
    }
}
