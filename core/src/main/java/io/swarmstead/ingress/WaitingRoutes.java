package io.swarmstead.ingress;

import io.swarmstead.spec.IngressSpec;

/**
 * What Traefik answers where no task does, as a file of its own. A 404 tells browsers and crawlers that a page is gone, so it is
 * for names only that the swarm does not have; all others are asked to come again. Each such answer has a mark, by which we
 * tell it from one that a task gave.
 *
 * <p>Nothing has to run for the answers themselves: a list of addresses that has nobody's on it refuses with the right status.
 * Behind that the page is asked for its text; where nobody serves it, another text comes with the same status.
 */
final class WaitingRoutes {
    /** Seconds; most services are back within ten. */
    private static final int AGAIN = 5;

    /** Below {@link IngressNames#UNKNOWN_PRIORITY}: for as long as Traefik has not been told of any route. */
    private static final int STARTING = -2_000_000;

    private WaitingRoutes() {}

    /** @param address of the host, at which Traefik reaches the page from its container */
    static String of(String address) {
        return """
                http:
                  routers:
                    swarmstead-starting:
                      entryPoints: [https]
                      rule: PathPrefix(`/`)
                      priority: %1$d
                      middlewares: [waiting-words, waiting]
                      service: noop@internal
                  middlewares:
                    waiting:
                      chain:
                        middlewares: [waiting-mark, waiting-page, waiting-refusal]
                    waiting-words:
                      headers:
                        customRequestHeaders:
                          %2$s: ""
                    waiting-mark:
                      headers:
                        customResponseHeaders:
                          %3$s: %4$s
                          Retry-After: "%5$d"
                          Cache-Control: no-store
                    waiting-page:
                      errors:
                        status: ["503"]
                        service: waiting-page
                        query: /
                    waiting-refusal:
                      ipAllowList:
                        sourceRange: [255.255.255.255/32]
                        rejectStatusCode: 503
                    unknown:
                      chain:
                        middlewares: [unknown-mark, unknown-refusal]
                    unknown-mark:
                      headers:
                        customResponseHeaders:
                          %3$s: %6$s
                    unknown-refusal:
                      ipAllowList:
                        sourceRange: [255.255.255.255/32]
                        rejectStatusCode: 404
                  services:
                    waiting-page:
                      loadBalancer:
                        servers:
                          - url: http://%7$s:%8$d
                """.formatted(
                        STARTING,
                        IngressNames.WORDS,
                        IngressNames.MARK,
                        IngressNames.WAITS,
                        AGAIN,
                        IngressNames.UNKNOWN,
                        address,
                        IngressSpec.PAGE);
    }
}
