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

    /** The priority of the router that answers for names that the swarm does not have: below every other one's. */
    public static final int UNKNOWN_PRIORITY = -1_000_000;

    /** The middleware that answers for a service none of whose tasks runs; nobody comes past it. */
    public static final String WAITING = "waiting@file";

    /** The header of answers that are Traefik's own: {@link #WAITS} or {@link #UNKNOWN}. */
    public static final String MARK = "Swarmstead-Route";

    /** The swarm has such a route, and no task that runs. */
    public static final String WAITS = "waiting";

    /** The swarm has no such route. */
    public static final String UNKNOWN = "unknown";

    /** A name that nobody has: a Traefik that marks its own answers shows that by it. */
    public static final String NOBODY = "nobody.ingress.internal";

    /** The header in which Traefik tells the page what it is to say, in form encoding; whatever a client sent is gone. */
    public static final String WORDS = "Swarmstead-Words";

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
