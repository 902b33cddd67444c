package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Written.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that an edit may take away; the value in question is between angle brackets. */
class LinesTest {
    @ParameterizedTest
    @CsvSource({
        "'a: 1\n<b: 2>\nc: 3\n', '', 'a: 1\nc: 3\n'",
        "'<a: 1>\nb: 2\n', '', 'b: 2\n'",
        "'a: 1\n<b: 2>', '', 'a: 1\n'",
        "'a: 1\n  <b: 2>  # old\nc: 3\n', '', 'a: 1\nc: 3\n'",
        "'a:\n  - <b>\n  - c\n', -, 'a:\n  - c\n'",
        "'a:\n  - <b>', -, 'a:\n'",
        "'\uD83D\uDC33: 1\n<b: \uD83D\uDC33>\nc: 3\n', '', '\uD83D\uDC33: 1\nc: 3\n'",
        "'<b:\n  - 1\n  - 2\n\n>c: 3\n', '', '\nc: 3\n'"
    })
    void aValueThatHasItsLinesForItselfGoesWithThem(String marked, String lead, String left) {
        assertThat(without(marked, lead)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: [<b>, c]\n', -",
        "'a: [\n<b>, c]\n', ''",
        "'a:\n  - <b>\n', ''",
        "'a:\n  <b>\n', -",
        "'a: <1> 2\n', ''",
        "'<a:\n  - 1\n  # of the next\n>b: 2\n', ''"
    })
    void whatSharesALineStays(String marked, String lead) {
        assertThat(without(marked, lead)).isEqualTo(text(marked));
    }

    @Test
    void whatIsNowhereIsNotTakenAway() {
        assertThat(new Lines("a: 1\n").without(Span.NONE, "")).isEmpty();
    }

    private static String without(String marked, String lead) {
        String text = text(marked);
        int open = marked.indexOf('<');
        Span span = new Span(text.codePointCount(0, open), text.codePointCount(0, marked.indexOf('>') - 1));
        List<Edit> edits = new Lines(text).without(span, lead);
        StringBuilder left = new StringBuilder(text);
        edits.forEach(edit -> left.replace(
                text.offsetByCodePoints(0, edit.from()), text.offsetByCodePoints(0, edit.to()), edit.text()));
        return left.toString();
    }

    private static String text(String marked) {
        return marked.replaceFirst("<", "").replaceFirst(">", "");
    }
}
