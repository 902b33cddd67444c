package io.swarmstead.ingress;

/** What the ingress is called in the stacks that are led to by it. */
public final class IngressNames {
    /** The overlay network that Traefik shares with every service it leads to; the cookbook's name for it. */
    public static final String NETWORK = "traefik_public";

    /** The middleware that asks who somebody is; there is none where the cloud's file names nobody. */
    public static final String LOGIN = "login@file";

    private IngressNames() {}
}
