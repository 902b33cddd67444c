package io.swarmstead.compose;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings so far in one file. Not thread-safe. */
final class Report {
    private final String file;
    private final List<Finding> found = new ArrayList<>();
    private Causes causes = Causes.NONE;

    Report(String file) {
        this.file = file;
    }

    /** What may be why something is wrong. */
    void explainedBy(Causes known) {
        causes = known;
    }

    void error(Place place, String rule, String what, String why, String next) {
        add(Severity.ERROR, place, rule, new Problem(file + ":" + place + what, why, next), List.of());
    }

    void warning(Place place, String rule, String what, String why, String next, List<Edit> edits) {
        add(Severity.WARNING, place, rule, new Problem(file + ":" + place + what, why, next), edits);
    }

    private void add(Severity severity, Place place, String rule, Problem problem, List<Edit> edits) {
        found.add(new Finding(severity, rule, place, problem, edits));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /**
     * In the order of the file, each once: what is wrong under an anchor would be said again for every alias. Causes are said where there
     * are errors; of a file that is read, whoever judges what is in it says them.
     */
    List<Finding> findings() {
        List<Finding> all = found.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::place))
                .toList();
        return hasErrors() ? causes.before(all) : all;
    }
}
