package io.swarmstead.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.ingress.RouterRule.Malformed;
import io.swarmstead.ingress.RouterRule.Matcher;
import io.swarmstead.ingress.RouterRule.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host(`a`)",
                "Host(`a`) && PathPrefix(`/b`)",
                "  ( Host(`a`)||Host(\"b\") )&&!Path(`/c`)",
                "!(Host(`a`) && !Host(`b`))",
                "HostRegexp(`^[a-z]{2,3}\\.example\\.com$`)",
                "Query(`a`, `b`) || Host(`(`)",
                "Host()"
            })
    void isWellFormed(String rule) {
        assertThat(RouterRule.of(rule)).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '>', textBlock = """
                    ''                          > 1  > a matcher is expected here, such as Host(`app.example.com`), and the rule ends
                    Host:a                      > 5  > ( is expected here, not :
                    Host(`a`))                  > 10 > this parenthesis was never opened
                    Host(`a`) Host(`b`)         > 11 > && or || is expected between matchers, not H
                    Host(`a`) &&                > 13 > a matcher is expected here, such as Host(`app.example.com`), and the rule ends
                    Host(a)                     > 6  > a text in backquotes is expected here, not a
                    Host(`a)                    > 6  > the quote that opens here is not closed
                    (Host(`a`)                  > 11 > ) is expected here, and the rule ends
                    Host(`a` `b`)               > 10 > ) is expected here, not `
                    """)
    void tellsTheColumnOfTheFault(String rule, int column, String what) {
        assertThat(RouterRule.of(rule)).isEqualTo(new Malformed(column, what));
    }

    @Test
    void matchersAreToldWithTheirSpan() {
        assertThat(RouterRule.of("!Header(`k`, \"v\\\"w\")"))
                .isEqualTo(new Parsed(List.of(new Matcher("Header", List.of("k", "v\"w"), 1, 20))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!"})
    void deepNestingIsRefused(String token) {
        assertThat(RouterRule.of(token.repeat(100_000))).isEqualTo(new Malformed(102, "nested more than 100 times"));
    }
}
