package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Docker's {@code shlex} makes of each; the words are shown with a bar between them. */
class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '>', textBlock = """
                    a b                > a|b
                    ^  a   b  ^        > a|b
                    a"b c"d            > ab cd
                    a'b c'd            > ab cd
                    "it's"             > it's
                    'say "hi"'         > say "hi"
                    'back\\slash'      > back\\slash
                    "a\\"b"            > a"b
                    "a\\nb"            > anb
                    a\\ b              > a b
                    \\#a               > #a
                    a#b                > a#b
                    a #b c             > a
                    '#a' b             > #a|b
                    "" b               > |b
                    $A;b&c             > $A;b&c
                    """)
    void blanksDivideAndQuotesHoldTogether(String command, String words) {
        assertThat(ShellWords.split(command).map(split -> String.join("|", split)))
                .contains(words);
    }

    @Test
    void tabsAndLineEndsDivideToo() {
        assertThat(ShellWords.split("a\tb\rc\nd\n").orElseThrow()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aCommentEndsWithItsLine() {
        assertThat(ShellWords.split("# one\na #two\nb").orElseThrow()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# only a comment"})
    void nothingHasNoWords(String command) {
        assertThat(ShellWords.split(command).orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "'a", "a\\", "\"a\\", "\"a\\\"", "a 'b\\'c'"})
    void whatIsLeftOpenCannotBeSplit(String command) {
        assertThat(ShellWords.split(command)).isEmpty();
    }
}
