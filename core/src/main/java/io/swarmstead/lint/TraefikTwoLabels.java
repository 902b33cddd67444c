package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code traefik-v2-label}: labels of Traefik 2 that have another name in 3, or none. */
final class TraefikTwoLabels implements Rule {
    private static final Pattern DROPPED_HEADER =
            Pattern.compile("headers\\.(sslredirect|ssltemporaryredirect|sslhost|sslforcehost|featurepolicy)");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> service.labels().entrySet().stream()
                        .flatMap(label -> finding(service, label.getKey(), label.getValue()).stream()))
                .toList();
    }

    private static Optional<Finding> finding(Service service, String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.equals("traefik.docker.network") || lower.equals("traefik.docker.lbswarm")) {
            return Optional.of(renamed(service, key, value, key.replaceFirst("(?i)docker", "swarm")));
        }
        if (lower.startsWith("traefik.http.middlewares.") && lower.contains(".ipwhitelist.")) {
            return Optional.of(renamed(service, key, value, key.replaceFirst("(?i)ipwhitelist", "ipallowlist")));
        }
        return lower.startsWith("traefik.http.middlewares.")
                        && DROPPED_HEADER.matcher(lower).find()
                ? Optional.of(service.label(key)
                        .error(
                                "traefik-v2-label",
                                key + " is no longer there in Traefik 3",
                                "Traefik leaves all labels of a service out when it does not know one of them",
                                "leave it out; for a redirect there is the middleware redirectscheme, and for policies "
                                        + "headers.permissionspolicy"))
                : Optional.empty();
    }

    private static Finding renamed(Service service, String key, String value, String successor) {
        Spot spot = service.label(key);
        return spot.warning(
                "traefik-v2-label",
                key + " has another name in Traefik 3",
                "Traefik reads over it",
                "write " + successor + " instead",
                LabelText.at(spot, key, value).map(text -> text.renamed(successor)).stream()
                        .toList());
    }
}
