package io.swarmstead.compose;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something about a variable, which may be why something is found where the variable stands.
 *
 * @param places where it stands, in the order of the file; at least one
 */
record Cause(String rule, List<Place> places, String what, String why, String next) {
    Cause {
        places = List.copyOf(places);
    }

    /**
     * What is to be said of it, once for the whole file: at the first place where it stops the file, or else at the first one.
     *
     * @param stopped where something is an error, by the path of the value
     */
    Finding said(String file, Map<String, Place> stopped) {
        Optional<Place> stop = places.stream()
                .flatMap(place -> Stream.ofNullable(stopped.get(place.path())))
                .min(Place::compareTo);
        Place place = stop.orElse(places.getFirst());
        Problem problem = new Problem(
                file + ":" + place + what + elsewhere(place),
                why + (stop.isPresent() ? ", and what is left is of no use here" : ""),
                next);
        return new Finding(stop.isPresent() ? Severity.ERROR : Severity.WARNING, rule, place, problem, List.of());
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
