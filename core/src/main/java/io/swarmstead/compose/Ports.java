package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports of a service: {@code 8080:80/tcp} with ranges, or as mappings, all printed as mappings. */
final class Ports {
    static final Shape SHAPE = Ports::normal;

    private static final Section LONG = new Section()
            .unsupported(ComposeOnly.PORT)
            .key("mode", Plain.TEXT)
            .key("target", Plain.COUNT)
            .key("published", Plain.COUNT)
            .key("protocol", Plain.TEXT);

    private Ports() {}

    private static Optional<Object> normal(Spot spot) {
        return Sequences.items(spot).map(list -> normal(spot, list));
    }

    private static Object normal(Spot spot, Items list) {
        List<Object> ports = new ArrayList<>();
        for (Written item : Sequences.distinct(spot.pass(), list)) {
            Spot port = spot.item(ports.size(), item);
            if (item instanceof Entries) {
                longForm(port).ifPresent(ports::add);
            } else {
                for (Map<String, Object> one : shortForm(port)) {
                    spot.remember(String.valueOf(ports.size()), item.place());
                    ports.add(one);
                }
            }
        }
        return ports;
    }

    private static Optional<Object> longForm(Spot spot) {
        return spot.pass().version().minor() >= 2
                ? LONG.normal(spot)
                : spot.refuse(
                        "needs-version",
                        "ports as mappings came with version 3.2, and the file says "
                                + spot.pass().version(),
                        "Docker reads a file by the rules of the version that it names",
                        "write version: \"3.8\" at the top");
    }

    private static List<Map<String, Object>> shortForm(Spot spot) {
        Optional<String> written = spot.written() instanceof Scalar scalar && scalar.value() instanceof Integer number
                ? Optional.of(number.toString())
                : Plain.text(spot);
        Optional<PortMapping> mapping = written.flatMap(PortMapping::parse);
        if (mapping.isEmpty()) {
            if (written.isPresent()) {
                spot.mistyped(
                        "a port", "write 8080:80, 8080:80/udp or 8000-8010:8000-8010, in quotes, ports up to 65535");
            }
            return List.of();
        }
        if (!spot.pass().takes(mapping.get().count())) {
            spot.refuse(
                    "too-large",
                    "too many ports are published",
                    "the routing mesh keeps a rule for every port on every host, and comes to a halt",
                    "publish the ports that are needed, or use mode: host");
            return List.of();
        }
        if (mapping.get().narrowed()) {
            spot.pass().readOver(spot.path(), mapping.get().address());
        }
        return mapping.get().ports().stream().map(Ports::mapping).toList();
    }

    private static Map<String, Object> mapping(PortMapping.Port port) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("mode", "ingress");
        put(mapping, "target", port.target());
        put(mapping, "published", port.published());
        mapping.put("protocol", port.protocol());
        return mapping;
    }

    private static void put(Map<String, Object> mapping, String key, int port) {
        if (port != 0) {
            mapping.put(key, port);
        }
    }
}
