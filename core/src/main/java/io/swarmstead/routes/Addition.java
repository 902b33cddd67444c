package io.swarmstead.routes;

/**
 * Something that a service gets for its routes.
 *
 * @param path of the key in the service, such as {@code deploy.labels.traefik.enable}
 */
public record Addition(String service, String path, String value, String reason) {}
