package io.swarmstead.ingress;

import io.swarmstead.spec.LoginSpec;
import java.util.stream.Collectors;

/**
 * The middleware {@link IngressNames#LOGIN} as Traefik's file has it, below {@code http.middlewares}. What tells a service who
 * it is, is from Traefik alone, also for one that takes every character that is neither letter nor digit for the same:
 * CGI, WSGI, PHP and others do, so {@code X_Forwarded_User} of a client would be a second {@code X-Forwarded-User} there.
 */
final class LoginMiddleware {
    private static final String USER = "X-Forwarded-User";

    private LoginMiddleware() {}

    static String of(LoginSpec login) {
        return switch (login) {
            case LoginSpec.Users users -> users(users);
            case LoginSpec.ForwardAuth(var address) -> forwardAuth(address);
        };
    }

    /**
     * The password stays in front: a service that has users of its own would take it for one of theirs. It is told the
     * name instead, in a header that Traefik overwrites whatever the client sent; what else a service could take for that
     * header is deleted before, name by name, as this middleware of Traefik's knows no patterns.
     */
    private static String users(LoginSpec.Users users) {
        return """
                    login:
                      chain:
                        middlewares: [login-aliases, login-users]
                    login-aliases:
                      headers:
                        customRequestHeaders:
                """
                + HeaderAliases.of(USER)
                        .map(alias -> "          \"%s\": \"\"\n".formatted(alias))
                        .collect(Collectors.joining())
                + """
                    login-users:
                      basicAuth:
                        removeHeader: true
                        headerField: %s
                        users:
                """.formatted(USER)
                + users.hashes().entrySet().stream()
                        .map(user -> "          - '%s:%s'\n".formatted(user.getKey(), user.getValue()))
                        .collect(Collectors.joining());
    }

    /**
     * The headers by which the usual ones (oauth2-proxy, Authelia, Authentik) tell who it is. What a client sends by a name
     * that fits the pattern Traefik deletes, aliases among it.
     */
    private static String forwardAuth(String address) {
        return """
                    login:
                      forwardAuth:
                        address: '%s'
                        authResponseHeadersRegex: '%s'
                """.formatted(
                        address.replace("'", "''"),
                        HeaderAliases.pattern("Remote-", "X-Auth-Request-", "X-Authentik-", USER + "$"));
    }
}
