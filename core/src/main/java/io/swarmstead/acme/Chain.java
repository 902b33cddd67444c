package io.swarmstead.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.swarmstead.spec.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.AcmeUtils;

/**
 * A certificate and those above it.
 *
 * @param certificates the certificate itself first, each signed by the next; never empty
 */
record Chain(List<X509Certificate> certificates) {
    /** The kind of an entry of subjectAltName that is a DNS name (RFC 5280, section 4.2.1.6). */
    private static final int DNS_NAME = 2;

    Chain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("certificates is empty");
        }
    }

    static Chain read(String pem) {
        try {
            return new Chain(
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificates", e);
        }
    }

    X509Certificate leaf() {
        return certificates.getFirst();
    }

    Instant notBefore() {
        return leaf().getNotBefore().toInstant();
    }

    Instant notAfter() {
        return leaf().getNotAfter().toInstant();
    }

    String pem() {
        StringWriter pem = new StringWriter();
        try {
            for (Certificate certificate : certificates) {
                AcmeUtils.writeToPem(certificate.getEncoded(), AcmeUtils.PemLabel.CERTIFICATE, pem);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pem.toString();
    }

    /** The authority's name for the certificate in its renewal information (RFC 9773); empty where it has none. */
    Optional<String> renewalId() {
        try {
            return Optional.of(AcmeUtils.getRenewalUniqueIdentifier(leaf()));
        } catch (IllegalArgumentException | AcmeProtocolException _) {
            return Optional.empty();
        }
    }

    /**
     * Why it must not be served with this key and for these names now; empty if it may be.
     *
     * @param key in PEM
     */
    Optional<Problem> fault(String key, List<String> names, Instant now) {
        return keyFault(key)
                .or(() -> namesFault(names))
                .or(() -> signatureFault())
                .or(() -> dateFault(now))
                .map(why -> new Problem(
                        names.getFirst() + ": the certificate is not one to serve",
                        why,
                        "the one of before is served; another is ordered by itself"));
    }

    private Optional<String> keyFault(String key) {
        byte[] ours = PrivateKeys.read(key).getPublic().getEncoded();
        return Arrays.equals(ours, leaf().getPublicKey().getEncoded())
                ? Optional.empty()
                : Optional.of("it is for another key than ours");
    }

    private Optional<String> namesFault(List<String> names) {
        Set<String> named = names();
        return names.stream().filter(name -> !named.contains(name)).findFirst().map(name -> "it does not name " + name);
    }

    private Set<String> names() {
        try {
            Collection<List<?>> entries = leaf().getSubjectAlternativeNames();
            return entries == null
                    ? Set.of()
                    : entries.stream()
                            .filter(entry -> Integer.valueOf(DNS_NAME).equals(entry.get(0)))
                            .map(entry -> String.valueOf(entry.get(1)))
                            .collect(Collectors.toSet());
        } catch (CertificateParsingException _) {
            return Set.of();
        }
    }

    private Optional<String> signatureFault() {
        for (int i = 0; i + 1 < certificates.size(); i++) {
            try {
                certificates.get(i).verify(certificates.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                return Optional.of("certificate %d of its chain is not signed by the next: %s".formatted(i + 1, e));
            }
        }
        return Optional.empty();
    }

    private Optional<String> dateFault(Instant now) {
        for (X509Certificate certificate : certificates) {
            Instant from = certificate.getNotBefore().toInstant();
            Instant to = certificate.getNotAfter().toInstant();
            if (now.isBefore(from)) {
                return Optional.of("it is valid from %s, and the clock of this host says %s".formatted(from, now));
            }
            if (!now.isBefore(to)) {
                return Optional.of("it was valid until %s, and the clock of this host says %s".formatted(to, now));
            }
        }
        return Optional.empty();
    }
}
