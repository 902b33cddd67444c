package io.swarmstead.lint;

import static java.util.stream.Collectors.joining;

import io.swarmstead.ingress.RouterRule;
import io.swarmstead.ingress.RouterRule.Matcher;
import io.swarmstead.ingress.RouterRule.Parsed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the rules of Traefik 1 and 2 as Traefik 3 reads them (its migration guide from 2 to 3). */
final class RuleConversion {
    private static final Set<String> SEVERAL_IN_ONE =
            Set.of("Host", "HostHeader", "HostRegexp", "Path", "PathPrefix", "Method", "ClientIP");

    private static final Set<String> OF_ONE = Set.of("Host", "HostRegexp", "Path", "PathPrefix", "Method");

    private RuleConversion() {}

    /** A rule of Traefik 2 in the syntax of 3; empty where it is no rule, or means the same in both. */
    static Optional<String> fromTwo(String rule) {
        if (!(RouterRule.of(rule) instanceof Parsed(var matchers))) {
            return Optional.empty();
        }
        StringBuilder converted = new StringBuilder(rule);
        for (Matcher matcher : matchers.reversed()) {
            boolean alone = rule.strip().length() == matcher.to() - matcher.from();
            converted.replace(matcher.from(), matcher.to(), converted(matcher, rule, alone));
        }
        return Optional.of(converted.toString()).filter(text -> !text.equals(rule));
    }

    /**
     * A rule of Traefik 1, such as {@code Host:a.example.com,b.example.com;PathPrefix:/x}, in the syntax of 3; empty where
     * it is none, or does more than to match.
     */
    static Optional<String> fromOne(String rule) {
        List<String[]> parts = Arrays.stream(rule.split(";"))
                .map(String::strip)
                .map(part -> part.split(":", 2))
                .toList();
        if (parts.stream()
                .anyMatch(part -> part.length < 2 || !OF_ONE.contains(part[0].strip()) || part[1].contains("`"))) {
            return Optional.empty();
        }
        String two = parts.stream().map(part -> call(part[0].strip(), part[1])).collect(joining(" && "));
        return Optional.of(fromTwo(two).orElse(two));
    }

    private static String call(String name, String values) {
        return name
                + Arrays.stream(values.split(","))
                        .map(String::strip)
                        .map(RuleConversion::quoted)
                        .collect(joining(", ", "(", ")"));
    }

    private static String converted(Matcher matcher, String rule, boolean alone) {
        List<String> arguments = matcher.arguments();
        if (matcher.name().equals("Query") && arguments.stream().allMatch(argument -> argument.contains("="))) {
            return joined(arguments.stream().map(RuleConversion::query).toList(), " && ", alone);
        }
        if (matcher.name().equals("Headers") || matcher.name().equals("HeadersRegexp")) {
            return matcher.name().replace("Headers", "Header")
                    + rule.substring(matcher.from() + matcher.name().length(), matcher.to());
        }
        boolean old = matcher.name().equals("HostHeader")
                || arguments.size() > 1
                || arguments.stream().anyMatch(BracedPattern::isOne);
        return old && SEVERAL_IN_ONE.contains(matcher.name())
                ? joined(
                        arguments.stream()
                                .map(argument -> single(matcher.name(), argument))
                                .toList(),
                        " || ",
                        alone)
                : rule.substring(matcher.from(), matcher.to());
    }

    private static String joined(List<String> calls, String operator, boolean alone) {
        String text = String.join(operator, calls);
        return calls.size() == 1 || alone ? text : "(" + text + ")";
    }

    private static String single(String name, String argument) {
        return switch (name) {
            case "HostHeader" -> "Host(" + quoted(argument) + ")";
            case "HostRegexp" -> "HostRegexp(" + quoted("^" + BracedPattern.expression(argument, "[^.]+") + "$") + ")";
            case "Path" -> path(name, argument, "$");
            case "PathPrefix" -> path(name, argument, "");
            default -> name + "(" + quoted(argument) + ")";
        };
    }

    private static String path(String name, String argument, String end) {
        return BracedPattern.isOne(argument)
                ? "PathRegexp(" + quoted("^" + BracedPattern.expression(argument, "[^/]+") + end) + ")"
                : name + "(" + quoted(argument) + ")";
    }

    private static String query(String argument) {
        return Stream.of(argument.split("=", 2)).map(RuleConversion::quoted).collect(joining(", ", "Query(", ")"));
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
