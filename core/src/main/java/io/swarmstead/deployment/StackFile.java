package io.swarmstead.deployment;

import static io.swarmstead.deployment.Tree.mapping;

import io.swarmstead.stacks.Routes;
import io.swarmstead.stacks.StackName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stack in the normal form that {@code docker stack config} gives it.
 *
 * @param tree mappings, lists and scalars, as the file has them
 */
public record StackFile(Map<String, Object> tree) {
    /** One of the file's sections, such as {@code services}: empty where the file has none. */
    Map<String, Object> section(String name) {
        return mapping(tree.get(name));
    }

    /** The services by their names. */
    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        section("services").forEach((name, service) -> services.put(name, mapping(service)));
        return services;
    }

    /** Its own networks by the names that the swarm has for them; each with what the file calls it. */
    Map<String, String> networks(StackName stack) {
        Map<String, String> networks = new LinkedHashMap<>();
        section("networks").forEach((name, declared) -> {
            if (!Boolean.TRUE.equals(mapping(declared).get("external"))) {
                networks.put(Tree.text(mapping(declared).get("name"), stack + "_" + name), name);
            }
        });
        if (!networks.containsValue("default") && services().values().stream().anyMatch(StackFile::onDefault)) {
            networks.put(stack + "_default", "default");
        }
        return networks;
    }

    /** Docker puts a service that names no network on one of the stack's own. */
    private static boolean onDefault(Map<String, Object> service) {
        return mapping(service.get("networks")).isEmpty() && !(service.get("networks") instanceof List<?>);
    }

    /** With another content of a section; an empty one is left out. */
    StackFile with(String section, Map<String, Object> content) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        if (content.isEmpty()) {
            changed.remove(section);
        } else {
            changed.put(section, content);
        }
        return new StackFile(changed);
    }

    /** With every service as the function makes it of its name and what it was. */
    StackFile withServices(BiFunction<String, Map<String, Object>, Map<String, Object>> change) {
        Map<String, Object> services = new LinkedHashMap<>();
        services().forEach((name, service) -> services.put(name, change.apply(name, service)));
        return with("services", services);
    }

    /**
     * The same stack for kernels without IPVS, where a service's virtual address leads nowhere: services are found by
     * the addresses of their tasks instead. A service that says what it wants, or publishes a port through the routing
     * mesh (which needs the virtual address), stays as it is.
     */
    StackFile withoutVirtualAddresses() {
        return withServices((_, service) -> withoutVirtualAddress(service));
    }

    private static Map<String, Object> withoutVirtualAddress(Map<String, Object> service) {
        return Tree.at(service, List.of("deploy", "endpoint_mode")) != null || meshPorts(service)
                ? service
                : Tree.with(service, List.of("deploy", "endpoint_mode"), "dnsrr");
    }

    private static boolean meshPorts(Map<String, Object> service) {
        return service.get("ports") instanceof List<?> ports
                && ports.stream().anyMatch(port -> !"host".equals(mapping(port).get("mode")));
    }

    /** Where people will find it: the host names in its Traefik routers. */
    List<String> urls() {
        return services().values().stream()
                .flatMap(service -> Routes.of(labels(service)).stream())
                .distinct()
                .toList();
    }

    /** The labels that Traefik reads. */
    static Map<String, Object> labels(Map<String, Object> service) {
        return mapping(Tree.at(service, List.of("deploy", "labels")));
    }

    /**
     * As JSON, which is YAML too. Docker will look for variables again, so every dollar sign is written twice. Without a
     * version, which means the newest that the host's Docker knows: what the file says may be one that it does not. And
     * without the env files, which are where the owner is, and whose variables are in the environment already.
     */
    String text() {
        Map<String, Object> unversioned =
                new LinkedHashMap<>(withServices(StackFile::withoutEnvFiles).tree());
        unversioned.remove("version");
        return JsonMapper.shared().writeValueAsString(literal(unversioned));
    }

    private static Map<String, Object> withoutEnvFiles(String name, Map<String, Object> service) {
        Map<String, Object> without = new LinkedHashMap<>(service);
        without.remove("env_file");
        return without;
    }

    private static @Nullable Object literal(@Nullable Object value) {
        return switch (value) {
            case String text -> text.replace("$", "$$");
            case List<?> list -> list.stream().map(StackFile::literal).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> literals = new LinkedHashMap<>();
                map.forEach((key, item) -> literals.put(key, literal(item)));
                yield literals;
            }
            case null, default -> value;
        };
    }
}
