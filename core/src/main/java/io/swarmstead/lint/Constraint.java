package io.swarmstead.lint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A placement constraint as the swarm reads it (moby/swarmkit, manager/constraint). */
sealed interface Constraint {
    /** One that the engine refuses. */
    record Unreadable(String why) implements Constraint {}

    /**
     * What is asked of a host.
     *
     * @param equal whether the value is wanted, or any but that
     */
    record Condition(String key, boolean equal, String value) implements Constraint {
        private static final Set<String> KEYS =
                Set.of("node.id", "node.hostname", "node.ip", "node.role", "node.platform.os", "node.platform.arch");
        private static final Set<String> LABELS = Set.of("node.labels.", "engine.labels.");
        private static final Set<String> ROLES = Set.of("manager", "worker");

        /** What kernels, and so engines, call what elsewhere has these names. */
        private static final Map<String, String> MACHINES =
                Map.of("amd64", "x86_64", "x64", "x86_64", "arm64", "aarch64", "arm", "armv7l", "386", "i686");

        /** Why no host can meet it, whatever the cloud; empty where one may. */
        Optional<String> never() {
            String name = key.toLowerCase(Locale.ROOT);
            if (!KEYS.contains(name) && !isLabel(name)) {
                return Optional.of("hosts have no %s, but %s and labels"
                        .formatted(key, String.join(", ", KEYS.stream().sorted().toList())));
            }
            if (name.equals("node.ip") && !Address.isAddressOrNetwork(value)) {
                return Optional.of("that is neither an address nor a network");
            }
            if (!equal) {
                return Optional.empty();
            }
            String wanted = value.toLowerCase(Locale.ROOT);
            return switch (name) {
                case "node.role" -> unless(ROLES.contains(wanted), "a host is a manager or a worker");
                case "node.platform.os" -> unless(wanted.equals("linux"), "hosts of a cloud run linux");
                case "node.platform.arch" ->
                    Optional.ofNullable(MACHINES.get(wanted)).map("engines call it %s"::formatted);
                default -> Optional.empty();
            };
        }

        private static Optional<String> unless(boolean well, String why) {
            return well ? Optional.empty() : Optional.of(why);
        }

        private static boolean isLabel(String name) {
            return LABELS.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
        }

        boolean asksFor(String what, String wanted) {
            return equal && key.equalsIgnoreCase(what) && value.equalsIgnoreCase(wanted);
        }

        /** Whether no host meets both. Of addresses that is not told: one may be inside the other. */
        boolean contradicts(Condition other) {
            if (!key.equals(other.key) || key.equalsIgnoreCase("node.ip")) {
                return false;
            }
            boolean same = value.equalsIgnoreCase(other.value);
            return equal == other.equal ? equal && !same : same;
        }

        @Override
        public String toString() {
            return key + (equal ? " == " : " != ") + value;
        }
    }

    Pattern SPACE = Pattern.compile("^[\\s\\u0085\\p{Z}]+|[\\s\\u0085\\p{Z}]+$");
    Pattern KEY = Pattern.compile("[a-z_][a-z0-9_.-]+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    Pattern VALUE = Pattern.compile(
            "[a-z0-9:_ \\t\\n\\f\\r.*()?+\\[\\]\\\\^$|/-]+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Constraint of(String text) {
        int at = text.contains("==") ? text.indexOf("==") : text.indexOf("!=");
        if (at < 0) {
            return new Unreadable("neither == nor != is in it");
        }
        String key = SPACE.matcher(text.substring(0, at)).replaceAll("");
        String value = SPACE.matcher(text.substring(at + 2)).replaceAll("");
        if (!KEY.matcher(key).matches()) {
            return new Unreadable("what is in front of %s is not a key".formatted(text.substring(at, at + 2)));
        }
        if (!VALUE.matcher(value).matches()) {
            return new Unreadable(
                    value.isEmpty() ? "no value is in it" : "its value has a character that none may have");
        }
        return new Condition(key, text.charAt(at) == '=', value);
    }
}
