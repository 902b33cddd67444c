package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code reference-refused}: secrets and configs of a service that Docker does not find, or cannot put where they are to be. */
final class Attached implements ServiceRule {
    private static final String NAME = "reference-refused";

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.of("secret", "config").flatMap(kind -> findings(service, kind));
    }

    private static Stream<Finding> findings(Service service, String kind) {
        Map<String, Spot> taken = new HashMap<>();
        return service.items(
                        kind + "s",
                        (file, spot) -> source(kind, file, spot)
                                .or(() -> twice(kind, file, taken, spot))
                                .or(() -> owner(file, "uid", spot))
                                .or(() -> owner(file, "gid", spot)))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> source(String kind, Part file, Spot spot) {
        return file.at("source").present()
                ? Optional.empty()
                : Optional.of(spot.error(
                        NAME,
                        "a %s without a source".formatted(kind),
                        "nothing tells which one is meant, and Docker refuses to deploy it",
                        "write source: <name>, as it is called under %ss at the top".formatted(kind)));
    }

    private static Optional<Finding> twice(String kind, Part file, Map<String, Spot> taken, Spot spot) {
        String target =
                file.at("target").text().or(() -> file.at("source").text()).orElse("");
        return Optional.ofNullable(taken.putIfAbsent(target, spot))
                .map(earlier -> spot.error(
                        NAME,
                        "another %s is put at %s already, in line %d"
                                .formatted(kind, target, earlier.place().line()),
                        "only one can be there, and Docker refuses to deploy both",
                        "remove one of them, or write another target"));
    }

    private static Optional<Finding> owner(Part file, String key, Spot spot) {
        return file.at(key)
                .text()
                .filter(id -> !id.matches("[-+]?[0-9]{1,18}"))
                .map(id -> spot.error(
                        NAME,
                        "%s: %s is not a number".formatted(key, id),
                        "the engine knows no names of users, and starts no task",
                        "write the number that the image has for it"));
    }
}
