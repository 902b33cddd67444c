package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;

/**
 * Something in a compose file that its owner should know. Keys and values of the file are in it, so each part is on one line.
 *
 * @param rule a short stable name for this kind of finding, such as {@code duplicate-key}
 * @param problem its {@code what} begins with the file's name, line and column
 * @param edits what {@code --fix} would change; empty where only a person can decide
 * @param files what the edits need beside the file
 */
public record Finding(
        Severity severity, String rule, Place place, Problem problem, List<Edit> edits, List<FileBeside> files) {
    /** Whether the file can be deployed nevertheless. */
    public enum Severity {
        /** It cannot: Docker would refuse it, or it could never work. */
        ERROR,
        /** It can, and will not do what its author expects, or not always. */
        WARNING
    }

    public Finding {
        problem = problem.onOneLine();
        edits = List.copyOf(edits);
        files = List.copyOf(files);
    }

    public Finding(Severity severity, String rule, Place place, Problem problem, List<Edit> edits) {
        this(severity, rule, place, problem, edits, List.of());
    }

    /** The same, with a file that its edits need. */
    public Finding needing(FileBeside file) {
        return new Finding(severity, rule, place, problem, edits, List.of(file));
    }

    /** The same, where nothing but a person can mend it. */
    public Finding forPeople() {
        Problem told = files.isEmpty()
                ? problem
                : new Problem(
                        problem.what(),
                        problem.why(),
                        "move %s away, which is there already; after that: %s"
                                .formatted(files.getFirst(), problem.next()));
        return edits.isEmpty() ? this : new Finding(severity, rule, place, told, List.of());
    }
}
