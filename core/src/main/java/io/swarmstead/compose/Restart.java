package io.swarmstead.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Docker makes of {@code restart} for a swarm, where {@code deploy.restart_policy} is not there
 * (docker/cli, cli/compose/convert, convertRestartPolicy). Its command says nevertheless that it ignores the key.
 */
public sealed interface Restart {
    /** A policy. */
    record Policy(String condition, long attempts) implements Restart {}

    /** None: what the engine does with every service counts, which starts its tasks again whenever they end. */
    record Unsaid() implements Restart {}

    /** Something that Docker does not deploy. */
    record Refused(String why) implements Restart {}

    /** Reads {@code NAME} or {@code NAME:ATTEMPTS}. */
    static Restart of(String written) {
        Matcher parts = Pattern.compile("(?s)([^:]*)(?::(.*))?").matcher(written);
        if (!parts.matches()) {
            return new Refused("it is no word");
        }
        String attempts = parts.group(2) == null ? "" : parts.group(2);
        if (!attempts.matches("|[-+]?[0-9]{1,18}")) {
            return new Refused("what is behind the colon is not a number");
        }
        long most = attempts.isEmpty() ? 0 : Long.parseLong(attempts);
        if (most < 0) {
            return new Refused("there cannot be fewer attempts than none");
        }
        return switch (parts.group(1)) {
            case "always", "unless-stopped" -> new Policy("any", most);
            case "on-failure" -> new Policy("on-failure", most);
            case "no" -> new Unsaid();
            case "" -> written.isEmpty() ? new Unsaid() : new Refused("nothing is before the colon");
            default -> new Refused("the word is not known");
        };
    }
}
