package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code router-taken}, {@code middleware-taken} and {@code service-taken}: what another service of the file describes otherwise under the
 * same name, and a router that another stack has. Two that are described alike are one to Traefik, with the servers of both.
 */
final class RouterNames implements Rule {
    private static final String ROUTERS = "routers";

    private record Owner(Service service, Map<String, String> description) {}

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Owner> owners = new HashMap<>();
        for (Declarations declared : Declarations.wanted(Service.of(file))) {
            for (String protocol : Declarations.PROTOCOLS) {
                for (String section : List.of(ROUTERS, "middlewares", "services")) {
                    declared.all(protocol, section).stream()
                            .flatMap(labels -> finding(labels, declared, owners, cloud).stream())
                            .forEach(findings::add);
                }
            }
        }
        return findings;
    }

    private static Optional<Finding> finding(
            List<TraefikLabel> labels, Declarations declared, Map<String, Owner> owners, Neighbourhood cloud) {
        TraefikLabel first = labels.getFirst();
        Owner own = new Owner(first.service(), description(labels, declared));
        Owner earlier = owners.putIfAbsent(first.protocol() + " " + first.section() + " " + first.name(), own);
        if (earlier != null) {
            return earlier.description.equals(own.description)
                    ? Optional.empty()
                    : Optional.of(finding(first, "the service " + earlier.service.name()));
        }
        return Optional.ofNullable(cloud.routers().get(first.name()))
                .filter(_ -> first.ofRouter())
                .map(stack -> finding(first, "the stack " + stack));
    }

    /** All that has to be equal: of a service all but its servers, of a router also where it leads without a word. */
    private static Map<String, String> description(List<TraefikLabel> labels, Declarations declared) {
        TraefikLabel first = labels.getFirst();
        Map<String, String> description = new HashMap<>();
        labels.stream()
                .filter(label -> !label.option().startsWith("loadbalancer.server."))
                .forEach(label -> description.put(label.option(), label.value()));
        if (first.ofRouter()) {
            description.putIfAbsent(
                    "service",
                    declared.all(first.protocol(), "services").stream()
                            .map(service -> service.getFirst().name())
                            .findFirst()
                            .orElse(first.service().name()));
        }
        return description;
    }

    private static Finding finding(TraefikLabel label, String owner) {
        String kind = label.section().substring(0, label.section().length() - 1);
        return label.spot()
                .error(
                        kind + "-taken",
                        "the %s %s %s is that of %s too".formatted(label.protocol(), kind, label.name(), owner),
                        "Traefik leaves out a %s that is described in two ways, so neither of them is reached by it"
                                .formatted(kind),
                        "give it another name in all labels of this service, such as %s-%s; or describe it alike in both"
                                .formatted(label.name(), label.service().name()));
    }
}
