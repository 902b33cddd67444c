package io.swarmstead.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.certificates.CertificateStatus.Served;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a certificate of an authority outside is told. */
class CertificateStatusTest {
    /** Lives for ten minutes, of which the last hundred seconds are a sixth. */
    private static final Served SERVED =
            new Served("5f", Instant.EPOCH, Instant.ofEpochSecond(600), Instant.ofEpochSecond(400));

    private static final Problem PROBLEM = new Problem("not proved", "why", "next");

    private static CertificateStatus status(Optional<Served> served, Optional<Problem> problem) {
        return new CertificateStatus(
                "_.example.org", List.of("*.example.org", "example.org"), "ca", served, "", Instant.EPOCH, problem);
    }

    @Test
    void itExpiresWhenASixthOfItsLifeIsLeft() {
        assertThat(SERVED.expires(Instant.ofEpochSecond(500))).isFalse();
        assertThat(SERVED.expires(Instant.ofEpochSecond(501))).isTrue();
    }

    @Test
    void itIsGoodWhileItIsServedAndNothingKeepsItFromBeingRenewed() {
        Instant now = Instant.ofEpochSecond(450);

        assertThat(status(Optional.of(SERVED), Optional.empty()).good(now)).isTrue();
        assertThat(status(Optional.of(SERVED), Optional.empty()).good(Instant.ofEpochSecond(599)))
                .isFalse();
        assertThat(status(Optional.of(SERVED), Optional.of(PROBLEM)).good(now)).isFalse();
        assertThat(status(Optional.empty(), Optional.empty()).good(now)).isFalse();
    }

    @Test
    void aServerIsAskedForAWildcardByANameThatItCovers() {
        assertThat(status(Optional.empty(), Optional.empty()).covered()).isEqualTo("any.example.org");
    }

    @Test
    void whatOneHostWritesAnotherReads() throws IOException {
        List<CertificateStatus> all =
                List.of(status(Optional.of(SERVED), Optional.empty()), status(Optional.empty(), Optional.of(PROBLEM)));

        assertThat(CertificateStatus.read(CertificateStatus.json(all))).isEqualTo(all);
        assertThat(CertificateStatus.read("")).isEmpty();
        assertThatThrownBy(() -> CertificateStatus.read("[{\"name\":")).isInstanceOf(IOException.class);
    }
}
