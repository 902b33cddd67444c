package io.swarmstead.ingress;

import io.swarmstead.spec.LoginSpec;
import java.util.stream.Collectors;

/** The middleware {@link IngressNames#LOGIN} as Traefik's file has it, below {@code http.middlewares}. */
final class LoginMiddleware {
    private LoginMiddleware() {}

    static String of(LoginSpec login) {
        return switch (login) {
            case LoginSpec.Users users -> users(users);
            case LoginSpec.ForwardAuth(var address) -> forwardAuth(address);
        };
    }

    /**
     * The password stays in front: a service that has users of its own would take it for one of theirs. It is told the
     * name instead, in a header that Traefik overwrites whatever the client sent.
     */
    private static String users(LoginSpec.Users users) {
        return """
                    login:
                      basicAuth:
                        removeHeader: true
                        headerField: X-Forwarded-User
                        users:
                """
                + users.hashes().entrySet().stream()
                        .map(user -> "          - '%s:%s'\n".formatted(user.getKey(), user.getValue()))
                        .collect(Collectors.joining());
    }

    /** The headers by which the usual ones (oauth2-proxy, Authelia, Authentik) tell who it is; a client cannot forge them. */
    private static String forwardAuth(String address) {
        return """
                    login:
                      forwardAuth:
                        address: '%s'
                        authResponseHeadersRegex: '(?i)^(Remote-|X-Auth-Request-|X-Authentik-|X-Forwarded-User$)'
                """.formatted(address.replace("'", "''"));
    }
}
