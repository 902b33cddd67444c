package io.swarmstead.stacks;

import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.json.JsonMapper;

/** A stack in the normal form that {@code docker stack config} gives it. */
record StackFile(Map<String, Object> tree) {
    private static final Pattern HOST = Pattern.compile("Host\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** Reads Docker's own output: plain YAML without anchors, octal numbers or other surprises. */
    static StackFile read(String normal) {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(500)
                .setSchema(new AsDockerWrites())
                .build();
        Object tree = new Load(settings).loadFromString(normal);
        return new StackFile(mapping(tree));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    /**
     * The same stack for kernels without IPVS, where a service's virtual address leads nowhere: services are found by
     * the addresses of their tasks instead. A service that says what it wants, or publishes a port through the routing
     * mesh (which needs the virtual address), stays as it is.
     */
    StackFile withoutVirtualAddresses() {
        Map<String, Object> services = new LinkedHashMap<>(mapping(tree.get("services")));
        services.replaceAll((_, service) -> withoutVirtualAddress(mapping(service)));
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        changed.put("services", services);
        return new StackFile(changed);
    }

    private static Map<String, Object> withoutVirtualAddress(Map<String, Object> service) {
        Map<String, Object> deploy = new LinkedHashMap<>(mapping(service.get("deploy")));
        if (deploy.containsKey("endpoint_mode") || meshPorts(service)) {
            return service;
        }
        deploy.put("endpoint_mode", "dnsrr");
        Map<String, Object> changed = new LinkedHashMap<>(service);
        changed.put("deploy", deploy);
        return changed;
    }

    private static boolean meshPorts(Map<String, Object> service) {
        return service.get("ports") instanceof List<?> ports
                && ports.stream().anyMatch(port -> !"host".equals(mapping(port).get("mode")));
    }

    /** Ports that would go through the routing mesh, as problems for kernels without IPVS. */
    List<Problem> meshProblems() {
        List<Problem> problems = new ArrayList<>();
        mapping(tree.get("services")).forEach((name, service) -> {
            if (meshPorts(mapping(service))) {
                problems.add(new Problem(
                        name + ": publishes a port through the routing mesh",
                        "a kernel of this cloud has no IPVS, so nothing would answer there",
                        "publish it with mode: host, or lead to it with a Traefik router"));
            }
        });
        return problems;
    }

    /** The directories below {@code mount} that tasks bind; Docker refuses a task whose directory is not there. */
    List<String> directories(String mount) {
        List<String> directories = new ArrayList<>();
        mapping(tree.get("services")).forEach((_, service) -> {
            if (mapping(service).get("volumes") instanceof List<?> volumes) {
                volumes.stream()
                        .map(StackFile::mapping)
                        .filter(volume -> "bind".equals(volume.get("type")))
                        .map(volume -> String.valueOf(volume.get("source")))
                        .filter(source -> source.startsWith(mount + "/"))
                        .forEach(directories::add);
            }
        });
        return directories.stream().distinct().toList();
    }

    /** Where people will find it: the host names in its Traefik routers. */
    List<String> urls() {
        List<String> urls = new ArrayList<>();
        mapping(tree.get("services"))
                .forEach((_, service) -> mapping(
                                mapping(mapping(service).get("deploy")).get("labels"))
                        .forEach((label, value) -> {
                            if (label.matches("traefik\\.http\\.routers\\.[^.]+\\.rule")) {
                                hosts(String.valueOf(value)).forEach(host -> urls.add("https://" + host));
                            }
                        }));
        return urls.stream().distinct().toList();
    }

    private static List<String> hosts(String rule) {
        List<String> hosts = new ArrayList<>();
        Matcher host = HOST.matcher(rule);
        while (host.find()) {
            Matcher name = NAME.matcher(host.group(1));
            while (name.find()) {
                hosts.add(name.group(1));
            }
        }
        return hosts;
    }

    /** As JSON, which is YAML too. Docker will look for variables again, so every dollar sign is written twice. */
    String text() {
        return JsonMapper.shared().writeValueAsString(literal(tree));
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

    /** Docker leaves a text such as 12e4567 without quotes, because it is no number that Go can hold. */
    private static final class AsDockerWrites extends JsonSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            ScalarResolver json = super.getScalarResolver();
            return (value, implicit) -> {
                Tag tag = json.resolve(value, implicit);
                return tag.equals(Tag.FLOAT)
                                && value.matches("[-0-9].*")
                                && Double.isInfinite(Double.parseDouble(value))
                        ? Tag.STR
                        : tag;
            };
        }
    }
}
