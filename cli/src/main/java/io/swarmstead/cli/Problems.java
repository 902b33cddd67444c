package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bad news on the terminal: what, why, next; all problems at once, numbered when there are several. */
final class Problems {
    private Problems() {}

    static void print(List<Problem> problems, Output output) {
        lines(problems, output).forEach(output::line);
    }

    /** Nothing for an empty list. */
    static List<String> lines(List<Problem> problems, Output output) {
        return switch (problems.size()) {
            case 0 -> List.of();
            case 1 -> lines(output.paint(Style.RED, "problem: "), "  ", problems.getFirst());
            default -> numbered(problems, output);
        };
    }

    private static List<String> numbered(List<Problem> problems, Output output) {
        Stream<String> each = IntStream.range(0, problems.size()).boxed().flatMap(index -> {
            String number = index + 1 + ". ";
            return lines(number, " ".repeat(number.length()), problems.get(index)).stream();
        });
        return Stream.concat(Stream.of(output.paint(Style.RED, problems.size() + " problems")), each)
                .toList();
    }

    /** One problem, its first line led by {@code lead} and the others by {@code indent}. */
    static List<String> lines(String lead, String indent, Problem problem) {
        return Stream.of(
                        part(lead, indent, problem.what()),
                        part(indent + "why:  ", indent + "      ", problem.why()),
                        part(indent + "next: ", indent + "      ", problem.next()))
                .flatMap(part -> part)
                .toList();
    }

    /** For programs. */
    static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", problem.what());
        fields.put("why", problem.why());
        fields.put("next", problem.next());
        return fields;
    }

    private static Stream<String> part(String lead, String indent, String text) {
        List<String> lines = text.strip().lines().toList();
        return IntStream.range(0, lines.size()).mapToObj(index -> (index == 0 ? lead : indent) + lines.get(index));
    }
}
