package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Edit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a text, from 0. */
class TextLinesTest {
    private static final TextLines LINES = TextLines.of("# one\n# \uD83D\uDC33\na:\n\n  # two\n    b: 1\nc: 2");

    @ParameterizedTest
    @CsvSource({"6, 6", "5, 2", "2, 2", "99, 6"})
    void theLastLineUpToOneIsFound(int from, int found) {
        assertThat(LINES.upwards(from, Pattern.compile("[ac]:.*"))).contains(found);
    }

    @Test
    void theFirstLineIsLookedAtToo() {
        assertThat(LINES.upwards(3, Pattern.compile("# one"))).contains(0);
        assertThat(LINES.upwards(3, Pattern.compile("c.*"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "1, 0", "0, 0", "5, 4", "6, 6", "3, 3"})
    void aCommentRightAboveBelongsToALine(int line, int first) {
        assertThat(LINES.comments(line)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 4", "4, 4", "5, 4", "6, 0", "7, 0"})
    void indentationIsThatOfTheNextLineWithSomethingOnIt(int from, int indent) {
        assertThat(LINES.indent(from)).isEqualTo(indent);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 'x\n'", "2, 10, 'x\n'", "6, 31, 'x\n'", "7, 35, '\nx\n'"})
    void linesAreAddedBeforeALineOrAtTheEnd(int line, int at, String added) {
        assertThat(LINES.before(line, "x\n")).isEqualTo(new Edit(at, at, added));
    }

    @Test
    void theEndMayHaveALineEndAlready() {
        assertThat(TextLines.of("a: 1\n").before(1, "x\n")).isEqualTo(new Edit(5, 5, "x\n"));
    }
}
