package io.swarmstead.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a service declares to Traefik: routers, services and middlewares, each with its labels. Names are in lower case, for within one
 * service Traefik reads them so.
 */
record Declarations(Service service, Map<String, SequencedMap<String, List<TraefikLabel>>> sections) {
    /** What Traefik can lead to, each with routers and services of its own. */
    static final List<String> PROTOCOLS = List.of("http", "tcp", "udp");

    static Declarations of(Service service) {
        Map<String, SequencedMap<String, List<TraefikLabel>>> sections = new HashMap<>();
        for (TraefikLabel label : TraefikLabel.of(service)) {
            sections.computeIfAbsent(label.protocol() + " " + label.section(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(label.name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(label);
        }
        return new Declarations(service, sections);
    }

    /** Of all services that do not tell Traefik to leave them alone. */
    static List<Declarations> wanted(List<Service> services) {
        return services.stream()
                .filter(service -> !TraefikLabel.turnedOff(service))
                .map(Declarations::of)
                .toList();
    }

    /** The labels of each thing in a section, in the order of the file. */
    Collection<List<TraefikLabel>> all(String protocol, String section) {
        return section(protocol, section).values();
    }

    Set<String> names(String protocol, String section) {
        return section(protocol, section).keySet();
    }

    private SequencedMap<String, List<TraefikLabel>> section(String protocol, String section) {
        return sections.getOrDefault(protocol + " " + section, new LinkedHashMap<>());
    }

    /** The label of an option; the first one where none of them has it. */
    static TraefikLabel label(List<TraefikLabel> labels, String option) {
        return labels.stream()
                .filter(label -> label.option().equals(option))
                .findFirst()
                .orElse(labels.getFirst());
    }

    /** The value of an option; empty where none of the labels has it. */
    static Optional<String> option(List<TraefikLabel> labels, String option) {
        return labels.stream()
                .filter(label -> label.option().equals(option))
                .map(TraefikLabel::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
