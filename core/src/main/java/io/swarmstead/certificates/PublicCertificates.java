package io.swarmstead.certificates;

import io.swarmstead.spec.StorageSpec;

/** Where certificates of an authority outside are kept: the cloud's on the shared volume, and each host's copy. */
public final class PublicCertificates {
    /** How all of them are, on every manager; nothing in it is secret. */
    public static final String STATUS = "/var/lib/swarmstead/certificates.json";

    /** What every answer to a challenge ends with (RFC 8555, section 8.1), on every manager. */
    public static final String THUMBPRINT = "/var/lib/swarmstead/acme-thumbprint";

    /** The pairs that Traefik of this host serves, below what it has of {@link Certificates#SERVED}. */
    public static final String PAIRS = Certificates.SERVED + "/acme";

    private PublicCertificates() {}

    /** Account, orders and certificates, for root only. */
    public static String folder(StorageSpec storage) {
        return storage.mount() + "/config/.swarmstead/acme";
    }

    /** An empty file in here asks for a new certificate of its name. */
    public static String wishes(StorageSpec storage) {
        return folder(storage) + "/wishes";
    }

    /** Its first line is another one after each wish. */
    public static String wished(StorageSpec storage) {
        return folder(storage) + "/wished";
    }

    /** Its first line tells the contents of what the stewards of the managers copy; another one after each change. */
    public static String generation(StorageSpec storage) {
        return folder(storage) + "/generation";
    }
}
