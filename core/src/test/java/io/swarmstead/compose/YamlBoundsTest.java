package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large a file may be, to the last value, and what is said of what is no YAML. */
class YamlBoundsTest {
    @Test
    void aFileMayHaveAMegabyteAndNoByteMore() {
        String services = "services: {}\n";

        assertThat(said(services + "#".repeat((1 << 20) - services.length()))).isEmpty();
        assertThat(said(services + "#".repeat((1 << 20) - services.length() + 1)))
                .isEqualTo("""
                        too-large: s.yml:1:1: the file has more than 1048576 bytes
                        no stack has so many
                        check that it is the right file; large contents belong in configs
                        """);
    }

    @Test
    void listsMayBe64DeepAndNoDeeper() {
        assertThat(said("x-a: " + "[".repeat(63) + "]".repeat(63))).isEmpty();
        assertThat(said("x-a: " + "[".repeat(64) + "]".repeat(64))).isEqualTo("""
                        too-large: s.yml:1:69: more than 64 levels deep
                        no stack needs that, and reading on could use up all memory
                        check that it is the right file
                        """);
    }

    @Test
    void asManyValuesAsCanBeAreTooManyAtAnyDepth() {
        assertThat(said("x-a: " + "[".repeat(63) + "a, ".repeat(20_000)))
                .startsWith("too-large: s.yml:1:59868: more than 20000 keys, values and lists\n");
    }

    @Test
    void whatIsClosedAgainIsNotDeep() {
        assertThat(said("x-a: [" + "[], {}, ".repeat(100) + "[]]")).isEmpty();
    }

    /** Besides the items there are a stream, a document, a mapping, a key and a list, most of which begin and end. */
    @Test
    void aFileMayHave20000EventsAndNoMore() {
        String most = "a, ".repeat(20_000 - 9);

        assertThat(said("x-a: [" + most + "]")).isEmpty();
        assertThat(said("x-a: [" + most + "a]")).isEqualTo("""
                        too-large: s.yml:1:59982: more than 20000 keys, values and lists
                        no stack needs that, and reading on could use up all memory
                        check that it is the right file
                        """);
    }

    /** What an alias repeats counts again: here 101 values 196 times, and 204 others. */
    @Test
    void aTreeMayHave20000ValuesAndNoMore() {
        String most = "x-a: &a [" + "b, ".repeat(100) + "]\nx-c: [" + "*a, ".repeat(196) + "b, ".repeat(101);

        assertThat(said(most + "]")).isEmpty();
        assertThat(last(most + "]", "x-c")).isEqualTo("b");
        assertThat(said(most + "b]")).isEqualTo("""
                        too-large: s.yml:2:1094: x-c[297]: more than 20000 values once its aliases are followed
                        aliases of aliases multiply, and reading on could use up all memory
                        write out what is meant instead of *aliases
                        """);
    }

    @Test
    void anAliasMayNotLeadBackIntoItself() {
        assertThat(said("x-a: &a [*a]")).isEqualTo("""
                        endless-alias: s.yml:1:6: x-a[0]: an alias leads back into the value that it stands in
                        that value would never end
                        write out what is meant instead of the *alias
                        """);
    }

    @Test
    void aValueMayBeNamedOftenOutsideOfItself() {
        assertThat(said("x-a: &a [b]\nx-c: [*a, *a]\nx-d: *a\n")).isEmpty();
    }

    @Test
    void aLaterYamlIsRefused() {
        assertThat(said("%YAML 2.0\n---\nservices: {}\n")).isEqualTo("""
                        not-yaml: s.yml:1:1: no YAML that is known here
                        a stack is YAML 1.1 or 1.2, so nothing was read
                        check that it is the right file, and what its line with %YAML says
                        """);
    }

    @Test
    void thereIsOneDocument() {
        assertThat(said("---\nservices: {}\n...\n")).isEmpty();
        assertThat(said("services: {}\n---\nservices: {}\n")).isEqualTo("""
                        several-documents: s.yml:2:1: a second document begins here
                        Docker would read the first one only, and silently drop the rest
                        remove the line of dashes, or put the second document into a file of its own
                        """);
    }

    @ParameterizedTest
    @CsvSource({"'', nothing", "'# a comment', nothing", "[a], a list", "5, the number 5", "a, 'the text \"a\"'"})
    void aStackIsAMapping(String text, String kind) {
        assertThat(said(text)).isEqualTo("""
                        wrong-type: s.yml:1:1: %s is no stack
                        a stack file is a mapping that has services
                        write services: and, indented below it, the name of a service
                        """.formatted(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "'a: 1\n\tb: 2', 2:1, found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
        "'a: [1', 1:6, 'expected '','' or '']'', but got <stream end>'",
        "'a: *b', 1:4, found undefined alias b",
        "'a: b: c', 1:5, mapping values are not allowed here",
        "'a: 1\n  b: 2', 2:4, mapping values are not allowed here",
        "'- a\nb: 1', 2:1, 'expected <block end>, but found ''?'''"
    })
    void whatTheParserComplainsOfIsToldWithItsPlace(String text, String place, String what) {
        assertThat(said(text)).isEqualTo("""
                        not-yaml: s.yml:%s: %s
                        this is not YAML, so nothing was read
                        check indentation, colons and quotes on this line and the one above; indent with spaces
                        """.formatted(place, what));
    }

    @ParameterizedTest
    @CsvSource({"'\u0007', 1:1", "'a: b\u0007', 1:5", "'a: b\nc: \u0007', 2:4", "'a: \uD83D\uDC33\u0007', 1:5"})
    void aCharacterThatCannotBePrintedIsToldWithItsPlace(String text, String place) {
        assertThat(said(text)).isEqualTo("""
                        not-yaml: s.yml:%s: a character that cannot be printed, U+0007
                        YAML is printable text, so nothing was read
                        remove it, or write it in double quotes as \\u0007
                        """.formatted(place));
    }

    @ParameterizedTest
    @CsvSource({
        "c328, UTF-8",
        "fffe73, UTF-16LE",
        "feff00, UTF-16BE",
        "ff, UTF-8",
        "fe, UTF-8",
        "fe00, UTF-8",
        "ff00, UTF-8"
    })
    void whatIsNoTextIsTold(String bytes, String charset) {
        assertThat(said(HexFormat.of().parseHex(bytes))).isEqualTo("""
                        not-text: s.yml:1:1: not %s text
                        a compose file is YAML in UTF-8
                        save it as UTF-8 in your editor
                        """.formatted(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feff", "fffe", "efbbbf", ""})
    void aByteOrderMarkAloneIsAnEmptyFile(String bytes) {
        assertThat(said(HexFormat.of().parseHex(bytes))).startsWith("wrong-type: s.yml:1:1: nothing is no stack\n");
    }

    private static String said(String text) {
        return said(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Object last(String text, String key) {
        ComposeFile file = read(text.getBytes(StandardCharsets.UTF_8)).file().orElseThrow();
        return file.tree().get(key) instanceof List<?> list ? list.getLast() : "no list";
    }

    private static Reading read(byte[] bytes) {
        return ComposeReader.read("s.yml", bytes, new Surroundings(Path.of("/stack"), Map.of()));
    }

    private static String said(byte[] bytes) {
        Reading reading = read(bytes);
        assertThat(reading.file().isEmpty()).isEqualTo(!reading.findings().isEmpty());
        return reading.findings().stream()
                .map(finding -> "%s: %s\n%s\n%s\n"
                        .formatted(
                                finding.rule(),
                                finding.problem().what(),
                                finding.problem().why(),
                                finding.problem().next()))
                .collect(Collectors.joining());
    }
}
