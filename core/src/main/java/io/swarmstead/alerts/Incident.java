package io.swarmstead.alerts;

import io.swarmstead.spec.Problem;
import java.time.Duration;

/**
 * Something that is broken.
 *
 * @param key the same for as long as it is the same trouble, such as {@code host/beta/mount}; the problem's words may
 *     change meanwhile
 * @param settles how long it has to last before anybody is told
 */
public record Incident(String key, Problem problem, Duration settles) {
    /** What passes sooner is no news: an engine that is started again, an election. */
    public static final Duration USUAL = Duration.ofSeconds(15);

    /** One that is told of after the usual time. */
    public Incident(String key, Problem problem) {
        this(key, problem, USUAL);
    }
}
