package io.swarmstead.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderAliasesTest {
    @Test
    void everyNameThatReadsAsTheSameWithUnderscoresIsAnAliasAndTheNameItselfIsNone() {
        assertThat(HeaderAliases.of("X-Forwarded-User"))
                .hasSize(15 * 15 - 1)
                .doesNotHaveDuplicates()
                .doesNotContain("X-Forwarded-User")
                .contains(
                        "X_Forwarded_User",
                        "X.Forwarded.User",
                        "X-Forwarded_User",
                        "X_Forwarded-User",
                        "X~Forwarded!User")
                .allSatisfy(alias ->
                        assertThat(alias.replaceAll("[^A-Za-z0-9]", "_")).isEqualTo("X_Forwarded_User"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Remote-User", "remote_user", "REMOTE.GROUPS", "X-Forwarded-User", "x_forwarded.user"})
    void thePatternFitsAliasesToo(String name) {
        assertThat(Pattern.compile(HeaderAliases.pattern("Remote-", "X-Forwarded-User$"))
                        .matcher(name)
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RemoteUser", "X-Remote-User", "X-Forwarded-Users", "X-Forwarded-For"})
    void thePatternFitsNothingElse(String name) {
        assertThat(Pattern.compile(HeaderAliases.pattern("Remote-", "X-Forwarded-User$"))
                        .matcher(name)
                        .find())
                .isFalse();
    }
}
