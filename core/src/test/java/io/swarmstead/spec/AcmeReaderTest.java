package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.AcmeSpec.Binding;
import io.swarmstead.spec.AcmeSpec.DnsSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcmeReaderTest {
    @Test
    void theOwnAuthorityIsAskedByNobody() {
        assertThat(acme("certificates: {ca: own}")).isEmpty();
        assertThat(acme("")).isEmpty();
    }

    @Test
    void letsEncryptIsRehearsedWithItsStaging() {
        assertThat(acme("certificates: {ca: letsencrypt}"))
                .contains(new AcmeSpec(
                        AcmeSpec.LETS_ENCRYPT,
                        Optional.of(AcmeSpec.LETS_ENCRYPT_STAGING),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void anyDirectoryIsAskedWithoutRehearsal() {
        assertThat(acme("""
                certificates:
                  ca: https://ca.example.net/dir
                  email: admin@example.com
                  profile: shortlived
                  eab: {key-id: kid-1, hmac-file: /etc/hmac}
                  trust: /etc/roots.pem
                  dns: {rfc2136: {server: "10.0.0.53:5353", zone: example.com, key-name: key, secret-file: /etc/tsig}}
                  names: ["*.cloud.example.com", www.example.com]
                """))
                .contains(new AcmeSpec(
                        URI.create("https://ca.example.net/dir"),
                        Optional.empty(),
                        Optional.of("admin@example.com"),
                        Optional.of("shortlived"),
                        Optional.of(new Binding("kid-1", "/etc/hmac")),
                        Optional.of("/etc/roots.pem"),
                        Optional.of(new DnsSpec.Rfc2136(
                                "10.0.0.53:5353", "example.com", "key", "hmac-sha256", "/etc/tsig")),
                        List.of("*.cloud.example.com", "www.example.com")));
    }

    private static Optional<AcmeSpec> acme(String lines) {
        return Texts.valid(Texts.THREE_HOSTS + lines + "\n").acme();
    }
}
