package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.ingress.RouterRule;
import io.swarmstead.ingress.RouterRule.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Traefik 3 takes of a rule with one matcher. */
class MatchersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '^', textBlock = """
                    http > Hots(`a`)            > there is no matcher Hots; is Host meant?
                    http > hOst(`a`)            > there is no matcher hOst; is Host meant?
                    http > Nonsense(`a`)        > there is no matcher Nonsense
                    http > HostSNI(`a`)         > there is no matcher HostSNI
                    tcp  > HostSNL(`a`)         > there is no matcher HostSNL; is HostSNI meant?
                    tcp  > Path(`/a`)           > there is no matcher Path
                    http > Host(`a`, `b`)       > Host takes one text, not 2
                    http > Host()               > Host takes one text, not 0
                    http > HEADER(`a`)          > Header takes two texts, not 1
                    http > Query(`a`, `b`, `c`) > Query takes one text or two, not 3
                    http > Host(``)             > Host has an empty text
                    http > Header(`a`, ``)      > Header has an empty text
                    http > Path(`a`)            > Path begins with a slash
                    http > pathprefix(`a`)      > PathPrefix begins with a slash
                    """)
    void whatTraefikDoesNotTakeIsTold(String protocol, String rule, String refusal) {
        assertThat(Matchers.of(protocol).refusal(matcher(rule))).contains(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '^', textBlock = """
                    http > Host(`a`)
                    http > host(`a`)
                    http > HOST(`a`)
                    http > Pathprefix(`/a`)
                    http > PathRegexp(`a`)
                    http > Header(`a`, `b`)
                    http > Query(`a`)
                    http > QueryRegexp(`a`, `b`)
                    tcp  > HostSNI(`*`)
                    tcp  > Hostsni(`a`)
                    tcp  > ALPN(`h2`)
                    """)
    void whatItTakesIsNotTold(String protocol, String rule) {
        assertThat(Matchers.of(protocol).refusal(matcher(rule))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '^', nullValues = "-", textBlock = """
                    http > Host(`a.example.com`)  > -
                    http > Host(`a b`)            > a b
                    http > host(`*`)              > *
                    http > HostRegexp(`a b`)      > -
                    http > Path(`/a b`)           > -
                    tcp  > HostSNI(`*`)           > -
                    tcp  > HostSNI(`a:1`)         > a:1
                    tcp  > Host(`a b`)            > -
                    """)
    void aNameThatNoHostCanHaveIsTold(String protocol, String rule, String name) {
        assertThat(Matchers.of(protocol).nameless(matcher(rule)).orElse(null)).isEqualTo(name);
    }

    private static Matcher matcher(String rule) {
        return ((RouterRule.Parsed) RouterRule.of(rule)).matchers().getFirst();
    }
}
