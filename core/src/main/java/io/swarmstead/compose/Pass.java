package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One way through a file, from what was written to the normal form. Not thread-safe. */
final class Pass {
    /** Ports are given as ranges, so a short line can stand for sixty thousand of them. */
    private static final int MOST_PORTS = 10_000;

    private final Surroundings surroundings;
    private final Version version;
    private final Report report;
    private final Lines lines;
    private final Map<List<String>, Place> places = new HashMap<>();
    private final Map<List<String>, String> readOver = new HashMap<>();
    private int ports;

    Pass(Surroundings surroundings, Version version, Report report, Lines lines) {
        this.surroundings = surroundings;
        this.version = version;
        this.report = report;
        this.lines = lines;
    }

    Version version() {
        return version;
    }

    Report report() {
        return report;
    }

    Lines lines() {
        return lines;
    }

    Map<String, String> environment() {
        return surroundings.environment();
    }

    /** Empty when the name cannot be that of a file. */
    Optional<Path> file(String name) {
        try {
            Path directory = surroundings.directory().toAbsolutePath();
            return Optional.of(
                    name.startsWith("/")
                            ? Path.of(name)
                            : directory.resolve(name).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** Whether so many more ports are within bounds. */
    boolean takes(int more) {
        ports += more;
        return ports <= MOST_PORTS;
    }

    /** Keeps what Docker reads over at a path of the normal form. */
    void readOver(List<String> path, String written) {
        readOver.put(List.copyOf(path), written);
    }

    Map<List<String>, String> readOver() {
        return readOver;
    }

    void remember(List<String> path, Place place) {
        places.put(List.copyOf(path), place);
    }

    /** The place of a path of the normal form, or that of its nearest ancestor that was written. */
    Place place(List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            Place place = places.get(path.subList(0, length));
            if (place != null) {
                return place;
            }
        }
        return Place.START;
    }
}
