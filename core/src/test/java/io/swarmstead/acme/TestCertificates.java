package io.swarmstead.acme;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shredzone.acme4j.util.CSRBuilder;
import org.shredzone.acme4j.util.CertificateUtils;
import org.shredzone.acme4j.util.KeyPairUtils;

/** Real certificates of an authority that lives as long as the test. */
final class TestCertificates {
    static final URI DIRECTORY = URI.create("https://ca.example.net/dir");

    /** acme4j signs what is for tests by RSA only. */
    private static final KeyPair ROOT_KEY = KeyPairUtils.createKeyPair(2048);

    private TestCertificates() {}

    static Issued issued(Instant from, Instant to, String... names) {
        String key = PrivateKeys.generate();
        return issued(chain(key, from, to, names), key, names);
    }

    static Issued issued(Chain chain, String key, String... names) {
        return new Issued(
                DIRECTORY,
                List.of(names),
                chain.pem(),
                key,
                chain.notBefore(),
                chain.notAfter(),
                Optional.empty(),
                chain.notBefore());
    }

    /** The certificate and its root. */
    static Chain chain(String key, Instant from, Instant to, String... names) {
        X509Certificate root = CertificateUtils.createTestRootCertificate("CN=root", from, to, ROOT_KEY);
        try {
            CSRBuilder request = new CSRBuilder();
            request.addDomains(names);
            request.sign(PrivateKeys.read(key));
            return new Chain(List.of(
                    CertificateUtils.createTestCertificate(request.getCSR(), from, to, root, ROOT_KEY.getPrivate()),
                    root));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
