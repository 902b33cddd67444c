package io.swarmstead.compose;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something about a variable, which may be why something is found where the variable stands.
 *
 * @param places where it stands, in the order of the file; at least one
 */
record Cause(String rule, List<Place> places, String what, String why, String next) {
    Cause {
        places = List.copyOf(places);
    }

    /** Whether it is about the value that a finding is about. */
    boolean explains(Finding finding) {
        return places.stream()
                .anyMatch(place -> place.path().equals(finding.place().path()));
    }

    /**
     * What is to be said of it, once for the whole file: at the first place where it stops the file, or else at the first one.
     *
     * @param found in the file
     */
    Finding said(String file, List<Finding> found) {
        Optional<Place> stopped = found.stream()
                .filter(finding -> finding.severity() == Severity.ERROR && explains(finding))
                .map(Finding::place)
                .min(Place::compareTo);
        Place place = stopped.orElse(places.getFirst());
        Problem problem = new Problem(
                file + ":" + place + what + elsewhere(place),
                why + (stopped.isPresent() ? ", and what is left is of no use here" : ""),
                next);
        return new Finding(stopped.isPresent() ? Severity.ERROR : Severity.WARNING, rule, place, problem, List.of());
    }

    private String elsewhere(Place said) {
        List<Integer> lines = places.stream()
                .map(Place::line)
                .filter(line -> line != said.line())
                .distinct()
                .toList();
        String numbers = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : "; the same in line%s %s".formatted(lines.size() == 1 ? "" : "s", numbers);
    }
}
