package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.AcmeSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedCertificatesTest {
    private static final URI OTHER = TestCertificates.DIRECTORY;

    @Test
    void everyNameHasItsOwn() {
        assertThat(names(OTHER, List.of("b.example.org", "A.example.org.", "a.example.org"), "www.example.org"))
                .containsExactly("a.example.org", "b.example.org", "www.example.org");
    }

    @Test
    void aWildcardCoversWhatIsRightBelowIt() {
        assertThat(names(
                        OTHER,
                        List.of("a.example.org", "a.b.example.org", "example.org", "a.other.org"),
                        "*.example.org",
                        "c.example.org"))
                .containsExactly("*.example.org", "a.b.example.org", "a.other.org", "example.org");
    }

    @Test
    void whatCannotBeCertifiedIsLeftToTheOwnAuthority() {
        assertThat(names(OTHER, List.of("localhost", "10.0.0.1", "a_b.example.org", "", "-a.example.org")))
                .isEmpty();
    }

    @Test
    void aPublicAuthorityIsNotAskedForNamesThatAreNobodys() {
        List<String> routes = List.of("wiki.lab.test", "nas.lan", "x.home.arpa", "a.internal", "wiki.example.org");

        assertThat(names(AcmeSpec.LETS_ENCRYPT, routes)).containsExactly("wiki.example.org");
        assertThat(names(OTHER, routes)).hasSize(5);
    }

    @Test
    void theOrderOfTheRoutesDoesNotMatter() {
        assertThat(names(OTHER, List.of("b.example.org", "a.example.org")))
                .isEqualTo(names(OTHER, List.of("a.example.org", "b.example.org")));
    }

    @Test
    void aWildcardsFilesHaveNoStarInTheirNames() {
        assertThat(new CertificateWant(List.of("*.example.org")).name()).isEqualTo("_.example.org");
    }

    private static List<String> names(URI directory, List<String> routes, String... spec) {
        AcmeSpec asked = TestAuthority.spec(directory, spec);
        return WantedCertificates.of(routes, asked).stream()
                .flatMap(want -> want.names().stream())
                .toList();
    }
}
