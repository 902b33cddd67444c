package io.swarmstead.spec;

import java.util.Optional;

/**
 * The way in.
 *
 * @param traefik the tag of the Traefik image
 * @param http the port for plain HTTP on every manager, which redirects
 * @param https the port for HTTPS on every manager
 * @param login who is let through where a service asks for a login in front
 */
public record IngressSpec(String traefik, int http, int https, Optional<LoginSpec> login) {
    /** Where the page is that people see while nothing else answers, for the Traefik of the same host. */
    public static final int PAGE = 9481;
}
