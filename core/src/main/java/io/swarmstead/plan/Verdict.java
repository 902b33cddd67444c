package io.swarmstead.plan;

/**
 * How well a concern is, in words.
 *
 * @param fact what is: "3 of 3 managers reachable"
 * @param consequence what follows for the owner: "one more may fail"
 */
public record Verdict(Level level, String fact, String consequence) {
    /** In rising order of worry. */
    public enum Level {
        /** As asked, able to lose a host. */
        WELL,
        /** Works, but something is missing that is needed when a host fails. */
        DEGRADED,
        /** Does not work. */
        DOWN
    }

    public static Verdict well(String fact, String consequence) {
        return new Verdict(Level.WELL, fact, consequence);
    }

    public static Verdict degraded(String fact, String consequence) {
        return new Verdict(Level.DEGRADED, fact, consequence);
    }

    public static Verdict down(String fact, String consequence) {
        return new Verdict(Level.DOWN, fact, consequence);
    }
}
