package io.swarmstead.acme;

import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that vouch for an authority's web server. */
final class Roots {
    private Roots() {}

    /**
     * Those of the system, and those of a file.
     *
     * @param file certificates in PEM
     */
    static SSLContext with(String file) throws AcmeTrouble {
        try (InputStream pem = new ByteArrayInputStream(NamedFile.bytes(Path.of(file), NamedFile.MOST))) {
            Collection<? extends Certificate> added =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            int index = 0;
            for (Certificate root : added) {
                roots.setCertificateEntry("added-" + index++, root);
            }
            for (X509Certificate root : ofTheSystem()) {
                roots.setCertificateEntry("system-" + index++, root);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(roots), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AcmeTrouble(new Problem(
                    file + " is not a file of certificates",
                    NamedFile.why(e),
                    "put the authority's roots there, in PEM, on every manager: certificates.trust in cloud.yaml"));
        }
    }

    private static X509Certificate[] ofTheSystem() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager system) {
                return system.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore roots) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        return factory.getTrustManagers();
    }
}
