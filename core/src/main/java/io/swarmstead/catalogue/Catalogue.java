package io.swarmstead.catalogue;

import java.util.List;
import java.util.Optional;

/** The stacks that an owner can begin with. */
public final class Catalogue {
    private static final List<Entry> ENTRIES = List.of(
            new Entry("gitlab", List.of()),
            new Entry("grafana", List.of()),
            new Entry("mailserver", List.of()),
            new Entry("miniflux", List.of()),
            new Entry("nextcloud", List.of()),
            new Entry("nginx", List.of()),
            new Entry("portainer", List.of()),
            new Entry("postgres", List.of()),
            new Entry("prometheus", List.of("prometheus.yml")),
            new Entry("redis", List.of()),
            new Entry("vaultwarden", List.of()),
            new Entry("wordpress", List.of()));

    private Catalogue() {}

    /** All of them, in the order of their names. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** The names, in that order. */
    public static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    public static Optional<Entry> entry(String name) {
        return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
