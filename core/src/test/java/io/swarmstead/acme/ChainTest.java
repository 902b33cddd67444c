package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(90));
    private static final Instant NOW = FROM.plus(Duration.ofDays(1));

    private final String key = PrivateKeys.generate();
    private final Chain chain = TestCertificates.chain(key, FROM, TO, "wiki.example.org");

    @Test
    void whatIsRightIsServed() {
        assertThat(chain.fault(key, List.of("wiki.example.org"), NOW)).isEmpty();
        assertThat(Chain.read(chain.pem())).isEqualTo(chain);
        assertThat(chain.notAfter()).isEqualTo(TO);
    }

    @Test
    void theKeyOfAnotherIsNot() {
        assertFault(chain, PrivateKeys.generate(), "wiki.example.org", NOW, "another key");
    }

    @Test
    void anotherNameIsNot() {
        assertFault(chain, key, "www.example.org", NOW, "does not name www.example.org");
    }

    @Test
    void aClockBeforeOrAfterItsLifeIsTold() {
        assertFault(chain, key, "wiki.example.org", FROM.minusSeconds(1), "it is valid from");
        assertFault(chain, key, "wiki.example.org", TO, "it was valid until");
    }

    @Test
    void aChainThatDoesNotHangTogetherIsNot() {
        String stranger = PrivateKeys.generate();
        Chain other = TestCertificates.chain(stranger, FROM, TO, "other.example.org");
        Chain broken = new Chain(List.of(chain.leaf(), other.leaf()));

        assertFault(broken, key, "wiki.example.org", NOW, "certificate 1 of its chain is not signed by the next");
    }

    private static void assertFault(Chain chain, String key, String name, Instant now, String why) {
        assertThat(chain.fault(key, List.of(name), now))
                .hasValueSatisfying(problem -> assertThat(problem.why()).contains(why));
    }
}
