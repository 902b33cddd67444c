package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.ingress.RouterRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleConversionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    Host(`a`,`b`)                              > Host(`a`) || Host(`b`)
                    Host(`a`, `b`) && PathPrefix(`/x`)         > (Host(`a`) || Host(`b`)) && PathPrefix(`/x`)
                    HostHeader(`a`)                            > Host(`a`)
                    HostRegexp(`{any:.+}`)                     > HostRegexp(`^.+$`)
                    HostRegexp(`a.com`, `{sub:[a-z]{2}}.a.com`) > HostRegexp(`^a\\.com$`) || HostRegexp(`^[a-z]{2}\\.a\\.com$`)
                    HostRegexp(`{sub}.a.com`)                  > HostRegexp(`^[^.]+\\.a\\.com$`)
                    Path(`/users/{id:[0-9]+}`)                 > PathRegexp(`^/users/[0-9]+$`)
                    PathPrefix(`/{lang}/docs`, `/docs`)        > PathRegexp(`^/[^/]+/docs`) || PathPrefix(`/docs`)
                    Headers(`k`, `v`) && Host(`a`)             > Header(`k`, `v`) && Host(`a`)
                    !HeadersRegexp(`k`, `v.*`)                 > !HeaderRegexp(`k`, `v.*`)
                    Query(`a=b`, `c=d`)                        > Query(`a`, `b`) && Query(`c`, `d`)
                    HostHeader(`a`) && Path(`/b`)              > Host(`a`) && Path(`/b`)
                    !Method(`GET`,`PUT`)                       > !(Method(`GET`) || Method(`PUT`))
                    """)
    void rulesOfTraefikTwoAreConverted(String rule, String converted) {
        assertThat(RuleConversion.fromTwo(rule)).contains(converted);
        assertThat(RouterRule.of(converted)).isInstanceOf(RouterRule.Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host(`a`) && (Path(`/b`) || !Method(`GET`))",
                "HostRegexp(`^[a-z]{2,3}\\.a\\.com$`)",
                "Query(`a`, `b`)",
                "Header(`a`, `b`)",
                "Query(`a=b`, `c`)",
                "Host(`a`"
            })
    void whatMeansTheSameOrNothingIsNot(String rule) {
        assertThat(RuleConversion.fromTwo(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    Host:a.com                     > Host(`a.com`)
                    Host: a.com, b.com             > Host(`a.com`) || Host(`b.com`)
                    Host:a.com,b.com;PathPrefix:/x > (Host(`a.com`) || Host(`b.com`)) && PathPrefix(`/x`)
                    HostRegexp:{sub:[a-z]+}.a.com  > HostRegexp(`^[a-z]+\\.a\\.com$`)
                    """)
    void rulesOfTraefikOneAreConverted(String rule, String converted) {
        assertThat(RuleConversion.fromOne(rule)).contains(converted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host(`a:b`)", "Host:a;PathPrefixStrip:/x", "nonsense", "", "Host:`a`"})
    void whatDoesMoreThanMatchIsLeftToAPerson(String rule) {
        assertThat(RuleConversion.fromOne(rule)).isEmpty();
    }

    @Test
    void blanksAroundAMatcherAreNoOtherMatchers() {
        assertThat(RuleConversion.fromTwo("  Host(`a`, `b`) ")).contains("  Host(`a`) || Host(`b`) ");
    }
}
