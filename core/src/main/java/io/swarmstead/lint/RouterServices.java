package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code router-without-service}: a router that may lead to several services of its container, of which Traefik chooses none;
 * {@code router-service-unknown}: one that leads to a service that nobody declares.
 */
final class RouterServices implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Service> services = Service.of(file);
        List<Declarations> wanted = Declarations.wanted(services);
        return Declarations.PROTOCOLS.stream()
                .flatMap(protocol -> {
                    Known known = Known.of(services, wanted, protocol);
                    return wanted.stream().flatMap(declared -> findings(declared, protocol, known));
                })
                .toList();
    }

    /**
     * To what a router may lead.
     *
     * @param names that are declared
     * @param ends of the names of services that declare none: they are called by the stack's name and their own
     */
    private record Known(Set<String> names, List<String> ends) {
        private static Known of(List<Service> services, List<Declarations> wanted, String protocol) {
            return new Known(
                    wanted.stream()
                            .flatMap(declared -> declared.names(protocol, "services").stream())
                            .collect(Collectors.toSet()),
                    services.stream()
                            .map(service -> "-" + normalized(service.name()))
                            .toList());
        }

        private boolean has(String written) {
            String name = written.replaceFirst("@swarm$", "").toLowerCase(Locale.ROOT);
            return name.contains("@") || names.contains(name) || ends.stream().anyMatch(name::endsWith);
        }
    }

    private static Stream<Finding> findings(Declarations declared, String protocol, Known known) {
        Set<String> own = declared.names(protocol, "services");
        return declared.all(protocol, "routers").stream().flatMap(router -> {
            Optional<String> named = Declarations.option(router, "service");
            if (named.isPresent()) {
                return known.has(named.get()) ? Stream.empty() : Stream.of(unknown(router, named.get(), own));
            }
            return own.size() > 1 ? Stream.of(without(router, own)) : Stream.empty();
        });
    }

    private static Finding without(List<TraefikLabel> router, Set<String> services) {
        TraefikLabel first = router.getFirst();
        String label = "traefik.%s.routers.%s.service".formatted(first.protocol(), first.name());
        boolean namesake = services.contains(first.name().toLowerCase(Locale.ROOT));
        List<Edit> edits = namesake && !first.service().labels().containsKey(label)
                ? first.written().flatMap(text -> text.above(label, first.name())).stream()
                        .toList()
                : List.of();
        return first.spot()
                .error(
                        "router-without-service",
                        "the %s does not say to which of the services %s it leads"
                                .formatted(first.router(), String.join(", ", services)),
                        "Traefik chooses only where there is no choice: it leaves the router out, and nothing is reached by it",
                        "add the label %s=%s".formatted(label, namesake ? first.name() : "<one of them>"),
                        edits);
    }

    private static Finding unknown(List<TraefikLabel> router, String written, Set<String> own) {
        TraefikLabel label = Declarations.label(router, "service");
        return label.spot()
                .warning(
                        "router-service-unknown",
                        "the service %s is not declared here".formatted(written),
                        "a router that leads to a service that no stack declares answers 404",
                        "write one that is declared by labels traefik.%s.services.…, such as %s"
                                .formatted(
                                        label.protocol(),
                                        own.stream().findFirst().orElse(label.name())));
    }

    private static String normalized(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .collect(Collectors.joining("-"));
    }
}
