package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.host.Folder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A service of a file. */
record Service(ComposeFile file, String name, Part part) {
    /** All of them, in the order of the file. */
    static List<Service> of(ComposeFile file) {
        return Part.of(file).at("services").entries().entrySet().stream()
                .map(entry -> new Service(file, entry.getKey(), entry.getValue()))
                .toList();
    }

    Part at(String... keys) {
        return part.at(keys);
    }

    /** Where a key of the service is written. */
    Spot spot(String... keys) {
        String[] path =
                Stream.concat(Stream.of("services", name), Stream.of(keys)).toArray(String[]::new);
        return new Spot(file, file.place(path));
    }

    /** Where its own name is written. */
    Spot spot() {
        return spot(new String[0]);
    }

    /** Those that Traefik reads. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        at("deploy", "labels")
                .entries()
                .forEach((key, value) -> labels.put(key, value.text().orElse("")));
        return labels;
    }

    /** Where a label is written. */
    Spot label(String key) {
        return spot("deploy", "labels", key);
    }

    /** What is made of the ports, each with where it is written. */
    <T> List<T> ports(BiFunction<PublishedPort, Spot, T> each) {
        return items("ports", Item::new)
                .filter(port -> port.part.at("published").number().orElse(0) > 0)
                .map(port -> each.apply(PublishedPort.of(port.part), port.spot))
                .toList();
    }

    /** The directories of hosts that it binds, each with where that is written. */
    <T> List<T> binds(BiFunction<Bind, Spot, T> each) {
        return items("volumes", Item::new)
                .filter(volume -> volume.part.at("type").is("bind"))
                .map(volume -> each.apply(Bind.of(volume.part), volume.spot))
                .toList();
    }

    /** What is made of the items of a list, each with where it is written. */
    <T> Stream<T> items(String key, BiFunction<Part, Spot, T> each) {
        return items(List.of(key), each);
    }

    /** The same, of a list that is not at the top of the service. */
    <T> Stream<T> items(List<String> keys, BiFunction<Part, Spot, T> each) {
        String[] path = keys.toArray(String[]::new);
        List<Part> items = at(path).items();
        return IntStream.range(0, items.size()).mapToObj(index -> {
            String[] item = Arrays.copyOf(path, path.length + 1);
            item[path.length] = Integer.toString(index);
            return each.apply(items.get(index), spot(item));
        });
    }

    private record Item(Part part, Spot spot) {}

    boolean global() {
        return at("deploy", "mode").is("global");
    }

    /** How many tasks it has; of a global service, on each host. */
    int tasks() {
        return global() ? 1 : at("deploy", "replicas").number().orElse(1);
    }

    /** A port that outsiders reach. */
    record PublishedPort(Port port, boolean host) {
        private static final Set<String> OTHERS = Set.of("udp", "sctp");

        /** What is no protocol is TCP to the engine. */
        private static PublishedPort of(Part port) {
            return new PublishedPort(
                    new Port(
                            port.at("published").number().orElse(0),
                            port.at("protocol")
                                    .text()
                                    .map(word -> word.toLowerCase(Locale.ROOT))
                                    .filter(OTHERS::contains)
                                    .orElse("tcp")),
                    port.at("mode").is("host"));
        }
    }

    /** A directory or file of the host, seen in the container at the target. */
    record Bind(String source, String target, boolean readOnly) {
        private static Bind of(Part volume) {
            return new Bind(
                    volume.at("source").text().orElse(""),
                    volume.at("target").text().orElse(""),
                    volume.at("read_only").is("true"));
        }

        Folder path() {
            return HostPath.of(source);
        }

        boolean within(String directory) {
            return path().within(HostPath.of(directory));
        }
    }
}
