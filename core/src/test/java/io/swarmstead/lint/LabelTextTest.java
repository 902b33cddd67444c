package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Causes;
import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.spec.Place;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The label {@code key} on the second line of a file. */
class LabelTextTest {
    private static final String BEFORE = "# \uD83D\uDC33\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    - key=b               | b      | - key=<b>
                    - key=b # why         | b      | - key=<b> # why
                    - key=b#c             | b#c    | - key=<b#c>
                    - key=a=b             | a=b    | - key=<a=b>
                    - key=x, y]           | x, y]  | - key=<x, y]>
                    - "key=b"             | b      | - "key=<b>"
                    - "key=it's # b"      | it's # b | - "key=<it's # b>"
                    - 'key=it''s'         | it's   | - 'key=<it''s>'
                    - 'key=''' # why      | '      | - 'key=<''>' # why
                    - key=$$b             | $b     | - key=<$$b>
                    - key=$B              | filled | - key=<$B>
                    - key=$$$B            | filled | - key=<$$$B>
                    - key=a${B}c          | filled | - key=<a${B}c>
                    - \uD83D\uDC33, key=b | b      | - \uD83D\uDC33, key=<b>
                    key: b                | b      | key: <b>
                    key:b                 | b      | key:<b>
                    key:   b   # why      | b      | key:   <b>   # why
                    key: "b"              | b      | key: "<b>"
                    key: ""               | ^^     | key: "<>"
                    key: 'it''s'          | it's   | key: '<it''s>'
                    "key": b              | b      | "key": <b>
                    'key': "b"            | b      | 'key': "<b>"
                    {key: b, c: d}        | b      | {key: <b>, c: d}
                    {c: d, key: b}        | b      | {c: d, key: <b>}
                    {c: d, key: "b, d"}   | b, d   | {c: d, key: "<b, d>"}
                    [key=b, c=d]          | b      | [key=<b>, c=d]
                    [c=d, key=b]          | b      | [c=d, key=<b>]
                    ['key=b', c=d]        | b      | ['key=<b>', c=d]
                    """)
    void isFoundWhereItIsWritten(String line, String known, String marked) {
        LabelText found = read(line, known).orElseThrow();

        String text = text(line);
        assertThat(sub(text, found.name(), found.nameEnd())).isEqualTo("key");
        assertThat(BEFORE + marked.replace("<", "").replace(">", "") + "\nend: 1\n")
                .isEqualTo(text);
        assertThat(sub(text, 0, found.value()) + "<" + sub(text, found.value(), found.valueEnd()) + ">")
                .isEqualTo(BEFORE + marked.substring(0, marked.indexOf('>') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- other=b",
                "- key=b key",
                "- key",
                "- key b",
                "key : b",
                "\"key: b\"",
                "key:",
                "key: # nothing",
                "- key=",
                "- key=b,",
                "- \"key=b",
                "- 'key=b''",
                "- \"key=\\x62\"",
                "key: |",
                "- key=other",
                "- key=$$B",
                "- key=$1",
                "- key=other$"
            })
    void whatIsWrittenInAnotherWayIsNotFound(String line) {
        assertThat(read(line, "b")).isEmpty();
    }

    @Test
    void belowTheFileThereIsNothing() {
        assertThat(LabelText.at(spot(text("- key=b"), 9), "key", "b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    - key=b       | c d     | - key=c d
                    - key=b       | it's    | - key=it's
                    - key=b       | a[c]    | - key=a[c]
                    - key=b       | /c#d    | - key=/c#d
                    - 'key=b'     | it's    | - 'key=it''s'
                    - "key=b"     | a "\\"  | - "key=a \\"\\\\\\""
                    key: b        | c       | key: c
                    ['key=b']     | a[c]    | ['key=a[c]']
                    {key: "b"}    | a, #c   | {key: "a, #c"}
                    [key=b]       | c       | [key=c]
                    """)
    void anotherValueStandsAsItHasTo(String line, String value, String after) {
        assertThat(edited(line, read(line, "b").orElseThrow().valued(value))).contains(after);
    }

    @Test
    void bracketsMayStandWhereTheyStoodBefore() {
        assertThat(edited("key: b[d]", read("key: b[d]", "b[d]").orElseThrow().valued("a{c}")))
                .contains("key: a{c}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    - key=b   | c #d
                    - key=b   | c: d
                    - key=b   | c:
                    - key=b   | ^c ^
                    - key=b   | *c
                    - key=b   | ^^
                    key: b    | a[c]
                    [key=b]   | a[c]
                    {key: b}  | a{2}
                    [key=b]   | a, c
                    """)
    void whatCannotStandThereIsNotWritten(String line, String value) {
        assertThat(read(line, "b").orElseThrow().valued(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    - key=b      | - new=x/- key=b
                    ^  - 'key=b'^  | ^  - new=x/  - 'key=b'^
                    -   "key=b"  | -   new=x/-   "key=b"
                    key: b       | new: "x"/key: b
                    ^  "key": b^   | ^  new: "x"/  "key": b^
                    """)
    void anotherLabelComesAbove(String line, String after) {
        assertThat(edited(line, read(line, "b").orElseThrow().above("new", "x")))
                .contains(after.replace("/", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[key=b]", "{key: b}", "labels: {key: b}", "- [key=b]"})
    void nothingComesAboveWhatSharesItsLine(String line) {
        assertThat(read(line, "b").orElseThrow().above("new", "x")).isEmpty();
    }

    private static Optional<LabelText> read(String line, String known) {
        return LabelText.at(spot(text(line), 2), "key", known);
    }

    private static Spot spot(String text, int line) {
        return new Spot(
                new ComposeFile("stack.yml", text, Map.of(), Map.of(), Causes.NONE, _ -> Place.START),
                new Place(line, 1, ""));
    }

    private static String text(String line) {
        return BEFORE + line + "\nend: 1\n";
    }

    private static Optional<String> edited(String line, Optional<Edit> edit) {
        String text = text(line);
        return edit.map(made ->
                        sub(text, 0, made.from()) + made.text() + text.substring(text.offsetByCodePoints(0, made.to())))
                .map(after -> after.substring(BEFORE.length(), after.length() - "\nend: 1\n".length()));
    }

    private static String sub(String text, int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
