package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code traefik-left-out}: a label for which Traefik leaves out all labels of the service. Traefik reads those of a service at once, and
 * forgets them all when one of them cannot be read (its sources, provider/docker and paerser).
 */
final class LeftOut implements Rule {
    private static final String NAME = "traefik-left-out";
    private static final String WHY = "Traefik leaves all labels of the service out, so nothing of it is reached";

    /** What is read at all; the rest of Traefik's name is read over. */
    private static final Pattern READ =
            Pattern.compile("(?i)traefik\\.(?:enable|docker\\.|swarm\\.|http|tcp|udp|tls\\.stores\\.default).*");

    private static final Pattern EMPTY_PART = Pattern.compile("\\.(?:\\.|\\[|$)");
    private static final Set<String> OF_DOCKER = Set.of("network", "lbswarm", "allownonrunning");
    private static final Set<String> OF_SWARM = Set.of("network", "lbswarm");
    private static final Set<String> FLAGS =
            Set.of("traefik.enable", "traefik.swarm.lbswarm", "traefik.docker.lbswarm");

    /** As Go reads them. */
    private static final Pattern FLAG = Pattern.compile("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> !TraefikLabel.turnedOff(service))
                .flatMap(service -> Stream.concat(
                        service.labels().entrySet().stream()
                                .flatMap(label -> unreadable(service, label.getKey(), label.getValue()).stream()),
                        Stream.of(both(service).stream(), noServers(service), balanced(service, cloud).stream())
                                .flatMap(findings -> findings)))
                .toList();
    }

    private static Optional<Finding> unreadable(Service service, String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (!READ.matcher(key).matches()) {
            return Optional.empty();
        }
        Spot spot = service.label(key);
        if (!key.startsWith("traefik.")) {
            String renamed = "traefik" + key.substring("traefik".length());
            return Optional.of(spot.error(
                    NAME,
                    key + " does not begin with traefik in small letters",
                    WHY,
                    "write " + renamed,
                    service.labels().containsKey(renamed) ? List.of() : renamed(spot, key, value, renamed)));
        }
        if (EMPTY_PART.matcher(key).find()) {
            return Optional.of(
                    spot.error(NAME, key + " has a part without a name", WHY, "write a name between the dots"));
        }
        boolean flag = FLAGS.contains(lower);
        if (flag && !FLAG.matcher(value).matches()) {
            return Optional.of(spot.error(
                    NAME, "%s is neither true nor false".formatted(key), WHY, "write %s=true".formatted(key)));
        }
        return unknown(lower)
                ? Optional.of(spot.error(
                        NAME,
                        key + " is no label of Traefik 3",
                        WHY,
                        "leave it out; there are traefik.swarm.network and traefik.swarm.lbswarm"))
                : Optional.empty();
    }

    private static boolean unknown(String lower) {
        return (lower.startsWith("traefik.docker.") && !OF_DOCKER.contains(lower.substring("traefik.docker.".length())))
                || (lower.startsWith("traefik.swarm.")
                        && !OF_SWARM.contains(lower.substring("traefik.swarm.".length())));
    }

    private static List<Edit> renamed(Spot spot, String key, String value, String to) {
        return LabelText.at(spot, key, value).map(text -> text.renamed(to)).stream()
                .toList();
    }

    /** Labels of two providers. */
    private static Optional<Finding> both(Service service) {
        Optional<String> swarm = first(service, "traefik.swarm.");
        return first(service, "traefik.docker.")
                .filter(_ -> swarm.isPresent())
                .map(docker -> service.label(docker)
                        .error(
                                NAME,
                                "%s is there beside %s".formatted(docker, swarm.orElse("")),
                                "Traefik takes labels of docker or of swarm, and of both it "
                                        + WHY.substring("Traefik ".length()),
                                "remove %s, and what else begins with traefik.docker".formatted(docker)));
    }

    private static Optional<String> first(Service service, String beginning) {
        return service.labels().keySet().stream()
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(beginning))
                .findFirst();
    }

    /** Services that only a file of Traefik's can describe, or that say twice where they are. */
    private static Stream<Finding> noServers(Service service) {
        Declarations declared = Declarations.of(service);
        return Declarations.PROTOCOLS.stream()
                .flatMap(protocol -> declared.all(protocol, "services").stream())
                .flatMap(labels -> noServers(labels).stream());
    }

    private static Optional<Finding> noServers(List<TraefikLabel> labels) {
        TraefikLabel first = labels.getFirst();
        if (labels.stream().noneMatch(label -> label.option().startsWith("loadbalancer"))) {
            return Optional.of(first.spot()
                    .error(
                            NAME,
                            "the %s service %s has no loadbalancer".formatted(first.protocol(), first.name()),
                            "labels describe the servers of their own container and nothing else; " + WHY,
                            "add traefik.%s.services.%s.loadbalancer.server.port=8080, and describe what is weighted or mirrored in a file"
                                    .formatted(first.protocol(), first.name())));
        }
        boolean twice = Declarations.option(labels, "loadbalancer.server.url").isPresent()
                && (Declarations.option(labels, "loadbalancer.server.port").isPresent()
                        || Declarations.option(labels, "loadbalancer.server.scheme")
                                .isPresent());
        return twice
                ? Optional.of(first.spot()
                        .error(
                                NAME,
                                "the service %s has a server.url and a port or scheme beside it"
                                        .formatted(first.name()),
                                WHY,
                                "keep one of them: server.port for the tasks of this service"))
                : Optional.empty();
    }

    /** The engine's balancing has an address of the service's own, which round robin over names has not. */
    private static Optional<Finding> balanced(Service service, Neighbourhood cloud) {
        boolean addressless = service.at("deploy", "endpoint_mode").is("dnsrr")
                || !cloud.ipvs().orElse(true);
        return Stream.of("traefik.swarm.lbswarm", "traefik.docker.lbswarm")
                .flatMap(key -> service.labels().entrySet().stream()
                        .filter(label -> label.getKey().equalsIgnoreCase(key)))
                .filter(label -> addressless && label.getValue().matches("1|t|T|TRUE|true|True"))
                .findFirst()
                .map(label -> service.label(label.getKey())
                        .error(
                                NAME,
                                label.getKey() + " wants an address of the service, and it has none",
                                "with endpoint_mode dnsrr, and where a kernel has no IPVS, only tasks have addresses; "
                                        + WHY,
                                "leave it out: Traefik balances over the tasks by itself"));
    }
}
