package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What is the matter with the variables of a file. A variable that nobody gave a value leaves a hole behind, and whatever is found at
 * that place is found of the hole: so the variable is told, and that finding is not.
 */
public record Causes(String file, List<Cause> causes) {
    /** Of a file without variables. */
    public static final Causes NONE = new Causes("", List.of());

    /** Lines that are named of one variable. */
    private static final int MOST = 100;

    public Causes {
        causes = List.copyOf(causes);
    }

    /** Gathers them while variables are filled in. Not thread-safe. */
    static final class Gathering {
        private final SequencedMap<String, List<Place>> unset = new LinkedHashMap<>();
        private final SequencedMap<String, List<Place>> nested = new LinkedHashMap<>();

        void add(Variables.Filled filled, Place place) {
            filled.unset().forEach(variable -> add(unset, variable, place));
            filled.nested().forEach(variable -> add(nested, variable, place));
        }

        private static void add(Map<String, List<Place>> all, String variable, Place place) {
            List<Place> places = all.computeIfAbsent(variable, _ -> new ArrayList<>());
            if (places.size() < MOST) {
                places.add(place);
            }
        }

        Causes of(String file) {
            return new Causes(
                    file,
                    Stream.concat(
                                    nested.entrySet().stream().map(one -> nested(one.getKey(), one.getValue())),
                                    unset.entrySet().stream().map(one -> unset(one.getKey(), one.getValue())))
                            .toList());
        }
    }

    /**
     * The findings that are not about a hole, and what made the holes; an error where something that was found there is one.
     *
     * @param found in any order
     */
    public List<Finding> before(List<Finding> found) {
        if (causes.isEmpty()) {
            return found;
        }
        return Stream.concat(
                        causes.stream().map(cause -> cause.said(file, found)),
                        found.stream().filter(finding -> causes.stream().noneMatch(cause -> cause.explains(finding))))
                .sorted(Comparator.comparing(Finding::place))
                .toList();
    }

    private static Cause unset(String variable, List<Place> places) {
        boolean braces = variable.startsWith("${");
        String name = braces ? variable.substring(2, variable.length() - 1) : variable.substring(1);
        return new Cause(
                "variable-unset",
                places,
                name + " has no value",
                "Docker fills in nothing, and a .env beside the file is not read by stack deploy",
                "name the file that has it, --env-file .env, or export %1$s=<value>; ${%1$s:-} says that nothing is meant"
                                .formatted(name)
                        + (braces ? "" : ", and $%s that a dollar sign is".formatted(variable)));
    }

    private static Cause nested(String variable, List<Place> places) {
        return new Cause(
                "variable-nested",
                places,
                variable + " ends at its first brace",
                "Docker knows no variable inside a default: what stands behind that brace is a text of its own",
                "give one of the two a value before deploying, and write ${NAME:-default} with a plain default");
    }
}
