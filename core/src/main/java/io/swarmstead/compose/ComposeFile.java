package io.swarmstead.compose;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A compose file that Docker would deploy.
 *
 * @param name what findings call the file
 * @param text the file as it was written
 * @param tree the normal form, equal to what {@code docker stack config} prints for the file
 * @param readOver what is written at a path and is not in the normal form, because Docker reads over it: addresses of ports
 * @param causes what is the matter with its variables
 * @param places where each path of the normal form was written, such as {@code [services, web, image]}; list items by
 *     their index; a path that nobody wrote is at its nearest ancestor that somebody did
 */
public record ComposeFile(
        String name,
        String text,
        Map<String, Object> tree,
        Map<List<String>, String> readOver,
        Causes causes,
        Function<List<String>, Place> places) {
    public ComposeFile {
        readOver = Map.copyOf(readOver);
    }

    /** Something that is wrong at a path of the normal form. */
    public Finding error(List<String> path, String rule, String what, String why, String next) {
        Place place = places.apply(path);
        return new Finding(Severity.ERROR, rule, place, new Problem(name + ":" + place + what, why, next), List.of());
    }

    /** Where a path of the normal form was written. */
    public Place place(String... path) {
        return places.apply(List.of(path));
    }
}
