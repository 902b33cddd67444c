package io.swarmstead.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that the swarm fills in for each task, as {@code {{.Task.Slot}}}: it takes what stands in double braces for Go's templates
 * (moby/swarmkit, template), also where the author meant something else by it. Only what is certainly none of these is told.
 */
final class Template {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FIELD = Pattern.compile("(?:\\.[A-Za-z0-9_]+)+");

    /** Go's own, and the swarm's {@code join}. */
    private static final Set<String> FUNCTIONS = Set.of(
            "and",
            "or",
            "not",
            "len",
            "index",
            "slice",
            "html",
            "js",
            "call",
            "print",
            "printf",
            "println",
            "urlquery",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "join",
            "true",
            "false",
            "nil");

    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "end", "range", "with", "block", "define", "template", "break", "continue");

    private static final Set<String> FIELDS = Set.of(
            ".Service",
            ".Service.ID",
            ".Service.Name",
            ".Service.Labels",
            ".Node",
            ".Node.ID",
            ".Node.Hostname",
            ".Node.Platform",
            ".Node.Platform.Architecture",
            ".Node.Platform.OS",
            ".Task",
            ".Task.ID",
            ".Task.Name",
            ".Task.Slot");

    private Template() {}

    /** Whether something is to be filled in. */
    static boolean isIn(String text) {
        return text.contains("{{");
    }

    /** Why the engine cannot fill it in; empty where it can, or where that is not easily told. */
    static Optional<String> fault(String text) {
        Optional<List<String>> actions = TemplateActions.of(text);
        if (actions.isEmpty()) {
            return Optional.of("a {{ is never closed");
        }
        boolean straight = actions.get().stream().noneMatch(Template::isControl);
        return actions.get().stream()
                .flatMap(action -> fault(action, straight).stream())
                .findFirst();
    }

    private static Optional<String> fault(String action, boolean straight) {
        if (action.isEmpty()) {
            return Optional.of("nothing is between {{ and }}");
        }
        Matcher word = WORD.matcher(action);
        if (word.lookingAt() && !FUNCTIONS.contains(word.group()) && !KEYWORDS.contains(word.group())) {
            return Optional.of("the swarm has no function %s for its {{ }}".formatted(word.group()));
        }
        return straight && FIELD.matcher(action).matches() && !FIELDS.contains(action)
                ? Optional.of("the swarm has no %s for its {{ }}".formatted(action))
                : Optional.empty();
    }

    /** Behind one of these, what follows may never be filled in. */
    private static boolean isControl(String action) {
        Matcher word = WORD.matcher(action);
        return word.lookingAt() && KEYWORDS.contains(word.group());
    }
}
