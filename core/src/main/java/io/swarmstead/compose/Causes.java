package io.swarmstead.compose;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is the matter with the variables of a file. A variable that nobody gave a value leaves a hole behind, and whatever is found at
 * that place is found of the hole: so the variable is told, and that finding is not.
 *
 * @param paths of all values in which one of them stands
 */
public record Causes(String file, List<Cause> causes, Set<String> paths) {
    /** Of a file without variables. */
    public static final Causes NONE = new Causes("", List.of(), Set.of());

    public Causes {
        causes = List.copyOf(causes);
        paths = Set.copyOf(paths);
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
            all.computeIfAbsent(variable, _ -> new ArrayList<>()).add(place);
        }

        Causes of(String file) {
            List<Cause> causes = Stream.concat(
                            nested.entrySet().stream().map(one -> nested(one.getKey(), one.getValue())),
                            unset.entrySet().stream().map(one -> unset(one.getKey(), one.getValue())))
                    .toList();
            Set<String> paths = causes.stream()
                    .flatMap(cause -> cause.places().stream())
                    .map(Place::path)
                    .collect(Collectors.toSet());
            return new Causes(file, causes, paths);
        }
    }

    /** Whether one of them stands in the value that is there. */
    public boolean at(Place value) {
        return paths.contains(value.path());
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
        Map<String, Place> stopped = found.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::place)
                .collect(Collectors.toMap(Place::path, place -> place, (first, _) -> first));
        return Stream.concat(
                        causes.stream().map(cause -> cause.said(file, stopped)),
                        found.stream().filter(finding -> !at(finding.place())))
                .sorted(Comparator.comparing(Finding::place))
                .toList();
    }

    private static Cause unset(String name, List<Place> places) {
        return new Cause(
                "variable-unset",
                places,
                name + " has no value",
                "Docker fills in nothing, and a .env beside the file is not read by stack deploy",
                "name the file that has it, --env-file .env, or export %1$s=<value>; ${%1$s:-} says that nothing is meant, and $$%1$s a dollar sign"
                        .formatted(name));
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
