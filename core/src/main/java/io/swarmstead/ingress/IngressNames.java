package io.swarmstead.ingress;

import io.swarmstead.spec.HostName;

/** What the ingress is called in the stacks that are led to by it. */
public final class IngressNames {
    /** The overlay network that Traefik shares with every service it leads to; the cookbook's name for it. */
    public static final String NETWORK = "traefik_public";

    /** The directory on each manager whose files Traefik watches as its settings. */
    public static final String DYNAMIC = "/etc/swarmstead/traefik";

    /** The middleware that asks who somebody is; there is none where the cloud's file names nobody. */
    public static final String LOGIN = "login@file";

    /** A name that leads to Traefik's own ping, by a route that is known only when all others are; nobody else's. */
    public static final String READY = "ready.ingress.internal";

    /**
     * The priority of the router that leads plain HTTP to HTTPS. Traefik's own default is the highest that there is; this
     * one is above every rule's length, which is what a router counts that says nothing, and leaves room above.
     */
    static final int REDIRECTION = 1_000_000;

    /** The priority of a router for plain HTTP that is asked before the redirection. */
    public static final int BEFORE_REDIRECTION = 2_000_000;

    /** What Traefik binds of the host to ask its steward by; it has the directory, so that it finds a new socket there. */
    static final String VIEW_DIRECTORY = "/run/swarmstead";

    /** Where the steward answers Traefik, with a view of Docker's API. */
    public static final String VIEW = VIEW_DIRECTORY + "/engine.sock";

    private IngressNames() {}

    /** Where the engine of this host tells of the container that is its Traefik. */
    public static String container(HostName host) {
        return "/containers/json?filters={\"label\":[\"com.docker.swarm.service.name=%s\"]}".formatted(service(host));
    }

    /** How Swarm calls the service that is this host's Traefik. */
    public static String service(HostName host) {
        return IngressStack.service(host.value());
    }
}
