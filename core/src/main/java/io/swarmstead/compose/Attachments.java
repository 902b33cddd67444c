package io.swarmstead.compose;

import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of what a service takes from the rest of the file: networks, configs and secrets. */
final class Attachments {
    /** Names, or a mapping from names to details; printed as a mapping. */
    static final Shape NETWORKS = Attachments::networks;

    /** A list of names or mappings of configs or secrets; printed as mappings. */
    static final Shape FILES = Sequences.distinct(Attachments::file);

    private static final Shape NETWORKS_BY_NAME = Named.orNothing(new Section()
            .unsupported(ComposeOnly.NETWORK_OF_SERVICE)
            .key("aliases", Sequences.TEXTS)
            .key("driver_opts", 13, Pairs.OPTIONS)
            .key("ipv4_address", Plain.TEXT)
            .key("ipv6_address", Plain.TEXT));
    private static final Section LONG = new Section()
            .open()
            .key("source", Plain.TEXT)
            .key("target", Plain.TEXT)
            .key("uid", Plain.TEXT)
            .key("gid", Plain.TEXT)
            .kept("mode", Plain.TRUNCATED);

    private Attachments() {}

    private static Optional<Object> networks(Spot spot) {
        if (!(spot.written() instanceof Items list)) {
            return NETWORKS_BY_NAME.normal(spot);
        }
        Map<String, @Nullable Object> networks = new LinkedHashMap<>();
        for (Written item : Sequences.distinct(spot.pass(), list)) {
            Plain.text(spot.item(networks.size(), item)).ifPresent(name -> {
                spot.remember(name, item.place());
                networks.put(name, null);
            });
        }
        return Optional.of(networks);
    }

    private static Optional<Object> file(Spot spot) {
        return spot.written() instanceof Scalar
                ? Plain.text(spot).map(name -> name.isEmpty() ? Map.of() : Map.of("source", name))
                : LONG.normal(spot);
    }
}
