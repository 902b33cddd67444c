package io.swarmstead.swarm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The file in which the steward of a manager's host tells when it last missed a manager of the swarm, or its leader: a
 * number of seconds since the boot, which no setting of the clock changes. Zero where it has missed none since.
 */
public final class WholeMark {
    /** Gone after a boot. */
    public static final String FILE = "/run/swarmstead-steward/whole";

    /**
     * For how long nobody may have been missed before the swarm counts as whole. A manager that returns may depose the
     * leader, within a second after that one has reached it; a steward's look is three seconds old by then, and may hang
     * for four.
     */
    public static final Duration SETTLES = Duration.ofSeconds(10);

    /** A question for a look: the number, and the seconds since the boot. */
    static final String QUESTION = "cat " + FILE + " /proc/uptime";

    private WholeMark() {}

    /** For how long nobody has been missed; none where no steward has told. */
    static Optional<Duration> read(List<String> lines) {
        try {
            return lines.size() == 2
                    ? Optional.of(Duration.ofSeconds(seconds(lines.getLast()) - seconds(lines.getFirst())))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * Whole seconds since the boot.
     *
     * @param text the kernel's {@code /proc/uptime}
     */
    public static long seconds(String text) {
        return Long.parseLong(text.strip().split("[. ]", 2)[0]);
    }
}
