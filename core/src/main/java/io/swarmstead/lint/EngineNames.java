package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.SwarmLimits;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code name-refused}: names that the swarm does not take. What has no name of its own gets that of the stack in front of its key, with
 * an underscore between; of the stack's name it is only known here that it has a letter at least.
 */
final class EngineNames implements Rule {
    private static final String NAME = "name-refused";
    private static final String SCOPE = "s_";
    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private static final Kind SERVICE = Kind.label("a service");
    private static final Kind NETWORK = Kind.label("a network");
    private static final Kind SECRET = Kind.content("a secret");
    private static final Kind CONFIG = Kind.content("a config");

    /** A kind of object in the swarm, and what its names may be. */
    private record Kind(String article, Pattern names, int longest, String signs) {
        private static Kind label(String article) {
            return new Kind(
                    article,
                    Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?"),
                    SwarmLimits.NAME,
                    "letters, digits, hyphens and underscores");
        }

        private static Kind content(String article) {
            return new Kind(
                    article,
                    Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?"),
                    SwarmLimits.CONTENT_NAME,
                    "letters, digits, hyphens, underscores and dots");
        }

        private boolean takes(String name) {
            return name.length() <= longest && names.matcher(name).matches();
        }
    }

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Stream.of(
                        Service.of(file).stream().flatMap(EngineNames::service),
                        UsedNetwork.of(file).stream().flatMap(EngineNames::network),
                        objects(file, "secrets", SECRET),
                        objects(file, "configs", CONFIG),
                        Service.of(file).stream().flatMap(EngineNames::volumes))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Finding> service(Service service) {
        return SERVICE.takes(SCOPE + service.name())
                ? Stream.empty()
                : Stream.of(finding(service.spot(), SERVICE, service.name()));
    }

    private static Stream<Finding> network(UsedNetwork network) {
        return network.external() || NETWORK.takes(network.name().orElse(SCOPE + network.key()))
                ? Stream.empty()
                : Stream.of(finding(network.spot(), NETWORK, network.name().orElse(network.key())));
    }

    private static Stream<Finding> objects(ComposeFile file, String section, Kind kind) {
        return Part.of(file).at(section).entries().entrySet().stream()
                .filter(entry -> !entry.getValue().at("external").is("true"))
                .flatMap(entry -> {
                    Optional<String> own = entry.getValue().at("name").text();
                    return kind.takes(own.orElse(SCOPE + entry.getKey()))
                            ? Stream.empty()
                            : Stream.of(finding(
                                    new Spot(file, file.place(section, entry.getKey())),
                                    kind,
                                    own.orElse(entry.getKey())));
                });
    }

    /** Those of the engine's own driver, whose names are those of folders. Others may have other rules. */
    private static Stream<Finding> volumes(Service service) {
        return service.items("volumes", (mount, _) -> mount)
                .filter(mount -> mount.at("type").is("volume"))
                .flatMap(mount -> mount.at("source").text().stream())
                .distinct()
                .flatMap(key -> volume(service.file(), key).stream());
    }

    private static Optional<Finding> volume(ComposeFile file, String key) {
        Part volume = Part.of(file).at("volumes", key);
        return volume.at("name")
                .text()
                .filter(_ -> !volume.at("external").is("true"))
                .filter(_ -> volume.at("driver").text().orElse("local").equals("local"))
                .filter(name -> !Template.isIn(name) && !VOLUME.matcher(name).matches())
                .map(name -> new Spot(file, file.place("volumes", key, "name"))
                        .error(
                                NAME,
                                "the engine takes no %s for the name of a volume".formatted(name),
                                "it begins with a letter or digit, has two characters or more, all of them letters, "
                                        + "digits, dots, hyphens and underscores; so no task starts",
                                "choose another name, or bind a folder in the volumes of the service"));
    }

    private static Finding finding(Spot spot, Kind kind, String name) {
        return spot.error(
                NAME,
                "the swarm takes no %s for the name of %s".formatted(name, kind.article),
                "it may have %s, ends with a letter or digit, and has no more than %d characters with the name of the stack"
                        .formatted(kind.signs, kind.longest),
                "choose another name");
    }
}
