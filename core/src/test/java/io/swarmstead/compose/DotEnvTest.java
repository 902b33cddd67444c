package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Docker Compose takes from a {@code .env}; {@code ~} is a line's end, {@code °} a double quote, {@code ´} a single one, {@code §} a number sign. */
class DotEnvTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SHELL_SAYS", "so");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    A=b                          | b
                    A=                           | ``
                    A = b                        | b
                    A: b                         | b
                    export A=b                   | b
                    A=b c  # comment             | b c
                    A=b#c                        | b#c
                    A=#c                         | ``
                    A=°b c° # comment            | b c
                    A=´b $c´                     | b $c
                    A=°b\\°c\\n\\$d°             | b°c~$d
                    A=´b\\´c\\n´                 | b´c\\n
                    A=°b~c°                      | b~c
                    X=1~A=${X}.2                 | 1.2
                    X=1~A=°$X°~B=3               | 1
                    A=${X:-b}                    | b
                    A=$$b                        | $b
                    A=$SHELL_SAYS                | so
                    § c~~  A=b~                  | b
                    A=b~A=c                      | c
                    A=b%~B=c%~                   | b
                    """)
    void aValueIsReadAsComposeReadsIt(String text, String value) throws DotEnv.Unusable {
        assertThat(DotEnv.read(".env", written(text), ENVIRONMENT, Map.of())).containsEntry("A", written(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    A=b~c d=e          | .env:2: no name of a variable stands there
                    =b                 | .env:1: no name of a variable stands there
                    A-!=b              | .env:1: no name of a variable stands there
                    A=°hunter2         | .env:1: the quote of A is never closed
                    A=1~~A=´hunter2~   | .env:3: the quote of A is never closed
                    A=°hunter2° B=c    | .env:1: something stands behind the value
                    A=°hunter2°3       | .env:1: something stands behind the value
                    A=hunter$2         | .env:1: a $ in the value begins no variable that has a value here or above
                    A=hunter$two       | .env:1: a $ in the value begins no variable that has a value here or above
                    """)
    void whatCannotBeReadIsToldWithItsLineAndWithoutTheValue(String text, String what) {
        assertThatThrownBy(() -> DotEnv.read(".env", written(text), ENVIRONMENT, Map.of()))
                .hasMessage(what)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(DotEnv.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.problem().toString()).doesNotContain("hunter"));
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws DotEnv.Unusable {
        assertThat(DotEnv.read(".env", "SHELL_SAYS=no\nA=$SHELL_SAYS\nSHELL_SAYS\nUNKNOWN\n", ENVIRONMENT, Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("SHELL_SAYS", "so", "A", "so"));
    }

    @Test
    void aFileGoesBeforeAnEarlierOneAndMayUseIt() throws DotEnv.Unusable {
        Map<String, String> earlier = Map.of("A", "1", "B", "2", "SHELL_SAYS", "no");

        assertThat(DotEnv.read("second", "A=$B$A", ENVIRONMENT, earlier))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "21", "B", "2", "SHELL_SAYS", "so"));
    }

    @Test
    void aByteOrderMarkIsNoName() throws DotEnv.Unusable {
        assertThat(DotEnv.read(".env", "\uFEFFA=b", Map.of(), Map.of())).containsOnly(Map.entry("A", "b"));
    }

    private static String written(String text) {
        return text.replace('~', '\n')
                .replace('%', '\r')
                .replace('§', '#')
                .replace('°', '"')
                .replace('´', '\'');
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "# c\n", "A=$A\n", "B=1\n", "\\n", " "})
    void aLongFileIsRead(String part) throws DotEnv.Unusable {
        String text = part.isBlank() || part.contains("\n") ? part.repeat(50_000) : "C='" + part.repeat(500_000) + "'";

        assertThat(DotEnv.read(".env", "A=1\n" + text, Map.of(), Map.of())).containsEntry("A", "1");
    }
}
