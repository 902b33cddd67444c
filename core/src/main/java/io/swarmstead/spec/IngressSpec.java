package io.swarmstead.spec;

/**
 * The way in.
 *
 * @param traefik the tag of the Traefik image
 * @param http the port for plain HTTP on every manager, which redirects
 * @param https the port for HTTPS on every manager
 */
public record IngressSpec(String traefik, int http, int https) {}
