package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Part> ports = at("ports").items();
        return IntStream.range(0, ports.size())
                .filter(index -> ports.get(index).at("published").number().orElse(0) > 0)
                .mapToObj(
                        index -> each.apply(PublishedPort.of(ports.get(index)), spot("ports", Integer.toString(index))))
                .toList();
    }

    /** The directories of hosts that it binds, each with where that is written. */
    <T> List<T> binds(BiFunction<Bind, Spot, T> each) {
        List<Part> volumes = at("volumes").items();
        return IntStream.range(0, volumes.size())
                .filter(index -> volumes.get(index).at("type").is("bind"))
                .mapToObj(index -> each.apply(Bind.of(volumes.get(index)), spot("volumes", Integer.toString(index))))
                .toList();
    }

    boolean global() {
        return at("deploy", "mode").is("global");
    }

    /** How many tasks it has; of a global service, on each host. */
    int tasks() {
        return global() ? 1 : at("deploy", "replicas").number().orElse(1);
    }

    /** A port that outsiders reach. */
    record PublishedPort(Port port, boolean host) {
        private static PublishedPort of(Part port) {
            return new PublishedPort(
                    new Port(
                            port.at("published").number().orElse(0),
                            port.at("protocol").text().orElse("tcp")),
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

        HostPath path() {
            return HostPath.of(source);
        }

        boolean within(String directory) {
            return path().within(HostPath.of(directory));
        }
    }
}
