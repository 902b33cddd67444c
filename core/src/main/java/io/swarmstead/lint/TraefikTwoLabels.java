package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code traefik-v2-label}: labels of Traefik 2 that have another name in 3, or no effect. */
final class TraefikTwoLabels implements ServiceRule {
    private static final Pattern MIDDLEWARE = Pattern.compile("traefik\\.(?:http|tcp)\\.middlewares\\.");
    private static final Pattern WITHOUT_EFFECT =
            Pattern.compile("headers\\.(sslredirect|ssltemporaryredirect|sslhost|sslforcehost|featurepolicy)");

    @Override
    public Stream<Finding> check(Service service) {
        return service.labels().entrySet().stream()
                .flatMap(label -> finding(service, label.getKey(), label.getValue()).stream());
    }

    private static Optional<Finding> finding(Service service, String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.equals("traefik.docker.network") || lower.equals("traefik.docker.lbswarm")) {
            return Optional.of(renamed(service, key, value, key.replaceFirst("(?i)docker", "swarm")));
        }
        if (MIDDLEWARE.matcher(lower).lookingAt() && lower.contains(".ipwhitelist.")) {
            return Optional.of(renamed(service, key, value, key.replaceFirst("(?i)ipwhitelist", "ipallowlist")));
        }
        return MIDDLEWARE.matcher(lower).lookingAt()
                        && WITHOUT_EFFECT.matcher(lower).find()
                ? Optional.of(service.label(key)
                        .warning(
                                "traefik-v2-label",
                                key + " has no effect in Traefik 3",
                                "it still knows the label, and does nothing for it",
                                "leave it out; for a redirect there is the middleware redirectscheme, and for policies "
                                        + "headers.permissionspolicy"))
                : Optional.empty();
    }

    private static Finding renamed(Service service, String key, String value, String successor) {
        Spot spot = service.label(key);
        List<Edit> edits = service.labels().containsKey(successor)
                ? List.of()
                : LabelText.at(spot, key, value).map(text -> text.renamed(successor)).stream()
                        .toList();
        return spot.warning(
                "traefik-v2-label",
                key + " has another name in Traefik 3",
                "it still works, and Traefik tells in its log that it will not for ever",
                "write " + successor + " instead",
                edits);
    }
}
