package io.swarmstead.certificates;

import io.swarmstead.host.Told;

/** What hosts answer to the certificates' look. */
public final class CertificatesAnswers {
    private CertificatesAnswers() {}

    public static Told bare() {
        return new Told().fails("authority").fails("certificate").fails("valid");
    }

    public static Told inPlace() {
        return holding("a1");
    }

    /** Holds the authority with this digest, and a certificate of it. */
    static Told holding(String authority) {
        return new Told()
                .says("authority", authority.repeat(32) + "  -\n")
                .says("certificate", "ce".repeat(32) + "  -\n")
                .says("valid", "/etc/swarmstead/certificates/default.crt: OK\nCertificate will not expire\n");
    }
}
