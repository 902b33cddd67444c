package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code router-without-port}: a service whose port nobody tells Traefik. A swarm does not, whatever {@code ports} and {@code expose}
 * say, and then Traefik leaves out all that the service declares: also what leads to {@code api@internal}, and its middlewares.
 */
final class RouterPort implements Rule {
    private static final String PORT = "loadbalancer.server.port";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Declarations.wanted(Service.of(file)).stream()
                .flatMap(declared -> Declarations.PROTOCOLS.stream().flatMap(protocol -> findings(declared, protocol)))
                .toList();
    }

    private static Stream<Finding> findings(Declarations declared, String protocol) {
        Collection<List<TraefikLabel>> servers = declared.all(protocol, "services");
        if (!servers.isEmpty()) {
            return servers.stream()
                    .filter(labels ->
                            labels.stream().anyMatch(label -> label.option().startsWith("loadbalancer")))
                    .filter(labels -> Declarations.option(labels, PORT).isEmpty()
                            && Declarations.option(labels, "loadbalancer.server.url")
                                    .isEmpty())
                    .map(RouterPort::finding);
        }
        Collection<List<TraefikLabel>> middlewares =
                protocol.equals("http") ? declared.all(protocol, "middlewares") : List.of();
        return Stream.concat(declared.all(protocol, "routers").stream(), middlewares.stream()).findFirst().stream()
                .map(RouterPort::finding);
    }

    private static Finding finding(List<TraefikLabel> labels) {
        TraefikLabel first = Declarations.label(labels, PORT);
        String label = "traefik.%s.services.%s.%s".formatted(first.protocol(), first.name(), PORT);
        Optional<String> port = port(first.service(), labels);
        return first.spot()
                .warning(
                        "router-without-port",
                        "nothing says at which port " + first.service().name() + " listens",
                        "a swarm does not tell Traefik, and ports and expose do not either, so it leaves the service out",
                        "add %s %s=%s"
                                .formatted(
                                        port.isEmpty() ? "a label such as" : "the label", label, port.orElse("8080")),
                        port.flatMap(number -> added(first, label, number)).stream()
                                .toList());
    }

    private static Optional<Edit> added(TraefikLabel beside, String label, String port) {
        return beside.service().labels().containsKey(label)
                ? Optional.empty()
                : beside.written().flatMap(text -> text.above(label, port));
    }

    /** The only one that the file names; any, where nobody is led to it. */
    private static Optional<String> port(Service service, List<TraefikLabel> labels) {
        boolean elsewhere = Declarations.option(labels, "service")
                .filter(name -> name.contains("@"))
                .isPresent();
        if (elsewhere) {
            return Optional.of("80");
        }
        Set<String> named = Stream.concat(
                        service.at("ports").items().stream().flatMap(port -> port.at("target").text().stream()),
                        service.at("expose").items().stream().flatMap(port -> port.text().stream()))
                .map(port -> port.replaceFirst("/tcp$", ""))
                .collect(Collectors.toSet());
        return named.size() == 1
                ? named.stream().filter(port -> port.matches("[0-9]{1,5}")).findFirst()
                : Optional.empty();
    }
}
