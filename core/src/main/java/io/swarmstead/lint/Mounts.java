package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.host.Folder;
import io.swarmstead.spec.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code mount-refused}: volumes of a service that Docker refuses to deploy, or with which the engine starts no task. */
final class Mounts implements ServiceRule {
    private static final String NAME = "mount-refused";
    private static final String OPTIONS = "remove the options of the other kind, or write its type";

    /** What belongs to a kind, besides what belongs to all. */
    private static final Map<String, Set<String>> OWN = Map.of(
            "volume", Set.of("volume"),
            "bind", Set.of("bind"),
            "tmpfs", Set.of("tmpfs"),
            "cluster", Set.of());

    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    @Override
    public Stream<Finding> check(Service service) {
        Map<String, Spot> taken = new HashMap<>();
        return service.items(
                        "volumes",
                        (mount, spot) -> fault(service, mount)
                                .or(() -> twice(mount, taken, spot))
                                .map(fault -> spot.error(NAME, fault.what(), fault.why(), fault.next())))
                .flatMap(Optional::stream);
    }

    private static Optional<Problem> fault(Service service, Part mount) {
        String type = mount.at("type").text().orElse("volume");
        return kind(type)
                .or(() -> options(type, mount))
                .or(() -> source(service, type, mount))
                .or(() -> target(mount));
    }

    private static Optional<Problem> kind(String type) {
        return OWN.containsKey(type)
                ? Optional.empty()
                : Optional.of(new Problem(
                        "\"%s\" is no kind of volume".formatted(type),
                        "services of a swarm have volume, bind, tmpfs and cluster, and others are refused",
                        "write type: bind for a folder of the host, and type: volume for a named one"));
    }

    private static Optional<Problem> options(String type, Part mount) {
        return List.of("bind", "volume", "tmpfs").stream()
                .filter(key -> mount.at(key).present())
                .filter(key -> !OWN.getOrDefault(type, Set.of()).contains(key))
                .findFirst()
                .map(key -> new Problem(
                        "options of a %s for a volume of the type %s".formatted(key, type),
                        "Docker refuses to deploy both together",
                        OPTIONS))
                .or(() -> mount.at("bind", "propagation")
                        .text()
                        .filter(word -> !PROPAGATIONS.contains(word.toLowerCase(Locale.ROOT)))
                        .map(word -> new Problem(
                                "\"%s\" is no propagation".formatted(word),
                                "the engine refuses the service",
                                "write rprivate, rslave or rshared, or remove it")));
    }

    private static Optional<Problem> source(Service service, String type, Part mount) {
        String source = mount.at("source").text().orElse("");
        return switch (type) {
            case "tmpfs" ->
                source.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Problem(
                                "a tmpfs with a source",
                                "it is memory, and Docker refuses to deploy it",
                                "remove source"));
            case "bind" ->
                source.startsWith("/") || Template.isIn(source)
                        ? Optional.empty()
                        : Optional.of(new Problem(
                                "%s is not a path of a Linux host".formatted(source),
                                "the engine takes those that begin with /, and starts no task",
                                "write source: /path/on/the/host"));
            case "cluster" -> cluster(service, source);
            default ->
                source.isEmpty() && mount.at("read_only").is("true")
                        ? Optional.of(new Problem(
                                "a volume without a name that nothing can write to",
                                "it would stay empty for ever, and the engine starts no task",
                                "name it with source, or remove read_only"))
                        : Optional.empty();
        };
    }

    private static Optional<Problem> cluster(Service service, String source) {
        boolean known = source.startsWith("group:")
                || Part.of(service.file()).at("volumes").entries().containsKey(source);
        return known
                ? Optional.empty()
                : Optional.of(new Problem(
                        source.isEmpty() ? "a cluster volume without a source" : "there is no volume " + source,
                        "Docker looks for it under volumes at the top of the file, and refuses to deploy",
                        "name one of these, or a group: with source: group:<name>"));
    }

    private static Optional<Problem> target(Part mount) {
        String target = mount.at("target").text().orElse("");
        if (Template.isIn(target)) {
            return Optional.empty();
        }
        if (!target.startsWith("/")) {
            return Optional.of(new Problem(
                    target.isEmpty() ? "a volume without a target" : "%s is not an absolute path".formatted(target),
                    "the engine knows no other place in a container, and starts no task",
                    "write target: /path/in/the/container"));
        }
        return new Folder(target).path().equals("/")
                ? Optional.of(new Problem(
                        "a volume over the whole container",
                        "nothing of the image would be left, and the engine starts no task",
                        "write target: /path/in/the/container"))
                : Optional.empty();
    }

    private static Optional<Problem> twice(Part mount, Map<String, Spot> taken, Spot spot) {
        Spot first = taken.putIfAbsent(mount.at("target").text().orElse(""), spot);
        return Optional.ofNullable(first)
                .map(earlier -> new Problem(
                        "%s has a volume already, in line %d"
                                .formatted(
                                        mount.at("target").text().orElse(""),
                                        earlier.place().line()),
                        "only one thing can be at a place, and the engine refuses the service",
                        "remove one of them, or write another target"));
    }
}
