package io.swarmstead.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far in one file. Not thread-safe. */
final class Findings {
    private final String file;
    private final List<Finding> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Place place, String what, String why, String next) {
        found.add(new Finding(place, new Problem(file + ":" + place + what, why, next).onOneLine()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<Problem> problems() {
        return found.stream()
                .sorted(Comparator.comparing(Finding::place))
                .map(Finding::problem)
                .toList();
    }

    private record Finding(Place place, Problem problem) {}
}
