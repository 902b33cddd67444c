package io.swarmstead.compose;

import io.swarmstead.spec.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names that services use and nobody defines. Docker finds them only when it deploys, one at a time. */
final class References {
    private final Written.Entries root;
    private final Pass pass;

    References(Written.Entries root, Pass pass) {
        this.root = root;
        this.pass = pass;
    }

    void check(Map<String, @Nullable Object> tree) {
        mapping(tree.get("services")).forEach((service, value) -> {
            Map<?, ?> written = mapping(value);
            List<String> path = List.of("services", String.valueOf(service));
            mapping(written.get("networks")).keySet().stream()
                    .map(String::valueOf)
                    .filter(network -> !network.equals("default"))
                    .forEach(network -> defined("networks", network, below(path, "networks", network)));
            sources(written, "configs", path);
            sources(written, "secrets", path);
            volumes(written, path);
            if (mapping(written.get("credential_spec")).get("config") instanceof String config) {
                defined("configs", config, below(path, "credential_spec", "config"));
            }
        });
    }

    private void sources(Map<?, ?> service, String kind, List<String> path) {
        List<?> items = list(service.get(kind));
        for (int index = 0; index < items.size(); index++) {
            if (mapping(items.get(index)).get("source") instanceof String source) {
                defined(kind, source, below(path, kind, String.valueOf(index)));
            }
        }
    }

    private void volumes(Map<?, ?> service, List<String> path) {
        List<?> mounts = list(service.get("volumes"));
        for (int index = 0; index < mounts.size(); index++) {
            Map<?, ?> mount = mapping(mounts.get(index));
            if ("volume".equals(mount.get("type")) && mount.get("source") instanceof String source) {
                defined("volumes", source, below(path, "volumes", String.valueOf(index)));
            }
        }
    }

    private void defined(String kind, String name, List<String> path) {
        Written.Entry section = root.entries().get(kind);
        Set<String> known = section != null && section.value() instanceof Written.Entries mapping
                ? mapping.entries().keySet()
                : Set.of();
        if (!known.contains(name)) {
            String one = kind.substring(0, kind.length() - 1);
            pass.report()
                    .error(
                            pass.place(path),
                            "undefined-" + one,
                            "there is no " + one + " " + name + " in this file",
                            "Docker looks for it under " + kind + " at the top of the file, and refuses to deploy",
                            Nearest.to(name, known)
                                    .map(near -> "write " + near)
                                    .orElse("add it there, with external: true if it is there already"));
        }
    }

    private static List<String> below(List<String> path, String... keys) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(keys));
        return longer;
    }

    private static Map<?, ?> mapping(@Nullable Object value) {
        return value instanceof Map<?, ?> mapping ? mapping : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
