package io.swarmstead.certificates;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;

/** What hosts answer to the certificates' look. */
public final class CertificatesAnswers {
    private CertificatesAnswers() {}

    public static Told bare() {
        return new Told()
                .fails("authority")
                .fails("key")
                .fails("permitted")
                .fails("given-up")
                .fails("certificate")
                .fails("names")
                .fails("valid");
    }

    /** As this host of the cloud has them. */
    public static Told inPlace(CloudSpec spec, HostName host) {
        Told told = holding(spec, "a1");
        return spec.host(host).role() == Role.MANAGER ? told : told.fails("key");
    }

    /** Holds the authority with this digest, and a certificate of it. */
    static Told holding(CloudSpec spec, String authority) {
        return new Told()
                .says("authority", authority.repeat(32) + "  -\n")
                .says("key", "sealed\n")
                .says("permitted", permitting(spec))
                .fails("given-up")
                .says("certificate", "ce".repeat(32) + "  -\n")
                .says("names", Permitted.EVERYTHING.names(spec) + "\n")
                .says("valid", "/etc/swarmstead/certificates/default.crt: OK\nCertificate will not expire\n");
    }

    /** As openssl prints it. */
    static String permitting(CloudSpec spec) {
        return "X509v3 Name Constraints: critical\n    Permitted:\n"
                + Permitted.of(spec).replace("permitted;", "      ").replace(",", "\n") + "\n";
    }
}
