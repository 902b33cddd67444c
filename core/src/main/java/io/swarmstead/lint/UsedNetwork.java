package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A network of the file on which a service is. Docker makes no others, and asks for no others. */
record UsedNetwork(ComposeFile file, String key, Part part) {
    private static final String DEFAULT = "default";

    static List<UsedNetwork> of(ComposeFile file) {
        Set<String> used = new LinkedHashSet<>();
        Service.of(file).forEach(service -> {
            Set<String> own = service.at("networks").entries().keySet();
            used.addAll(own.isEmpty() ? Set.of(DEFAULT) : own);
        });
        Part networks = Part.of(file).at("networks");
        return used.stream()
                .map(key -> new UsedNetwork(file, key, networks.at(key)))
                .toList();
    }

    boolean external() {
        return part.at("external").is("true");
    }

    /** Where it has one of its own. */
    Optional<String> name() {
        return part.at("name").text();
    }

    Spot spot(String... keys) {
        String[] path = new String[keys.length + 2];
        path[0] = "networks";
        path[1] = key;
        System.arraycopy(keys, 0, path, 2, keys.length);
        return new Spot(file, file.place(path));
    }
}
