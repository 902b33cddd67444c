package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings, the words in them, and where they are. */
class FindingTest {
    private static final String STACK = """
            x-note:
              few: [a, b]
              deep: {a: {b: c}}
              many: [%s]
            services:
              web: {image: a}
            """.formatted("a, ".repeat(100) + "a");

    @Test
    void ofAPathOfTheNormalFormBeginsWithItsPlace() {
        assertThat(file().error(List.of("services", "web", "image"), "rule", "what", "why", "next"))
                .isEqualTo(new Finding(
                        Severity.ERROR,
                        "rule",
                        new Place(6, 9, "services.web.image"),
                        new Problem("s.yml:6:9: services.web.image: what", "why", "next"),
                        List.of(),
                        List.of()));
    }

    @Test
    void aFileThatItsEditsNeedIsAddedAndNothingElseChanges() {
        Finding finding = new Finding(
                Severity.WARNING, "rule", Place.START, new Problem("", "", ""), List.of(new Edit(0, 1, "")));
        FileBeside secret = new FileBeside("s.secrets", "key", "hunter2");

        assertThat(finding.files()).isEmpty();
        assertThat(finding.needing(secret))
                .isEqualTo(new Finding(
                        Severity.WARNING,
                        "rule",
                        Place.START,
                        new Problem("", "", ""),
                        List.of(new Edit(0, 1, "")),
                        List.of(secret)));
        assertThat(secret).hasToString("s.secrets/key");
    }

    @Test
    void whatNobodyWroteIsAtItsNearestAncestor() {
        assertThat(file().place("services", "web", "deploy", "labels")).isEqualTo(new Place(6, 3, "services.web"));
        assertThat(file().place("volumes", "data")).isEqualTo(Place.START);
    }

    @Test
    void theFirstHundredItemsOfAnExtensionKnowTheirPlaces() {
        assertThat(file().place("x-note", "few", "1")).isEqualTo(new Place(2, 12, "x-note.few[1]"));
        assertThat(file().place("x-note", "deep", "a", "b")).isEqualTo(new Place(3, 3, "x-note.deep"));
        assertThat(file().place("x-note", "many", "99")).isEqualTo(new Place(4, 307, "x-note.many[99]"));
        assertThat(file().place("x-note", "many", "100")).isEqualTo(new Place(4, 3, "x-note.many"));
    }

    @Test
    void whatIsMergedTwiceIsToldOnce() {
        assertThat(read("services: {web: {<<: &a {image: !my a}, <<: *a}}\n").findings())
                .extracting(finding -> finding.problem().what())
                .containsExactly("s.yml:1:33: services.web.image: \"a\" is not what the tag !my says");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    []                  | a list
                    5                   | the number 5
                    2024-02-29          | a date
                    ~                   | nothing
                    true                | true
                    "a\\nb"             | the text "a\\nb"
                    """)
    void aValueIsNamedByItsKind(String written, String kind) {
        assertThat(read("services: " + written).findings())
                .extracting(finding -> finding.problem().what())
                .containsExactly("s.yml:1:11: services: " + kind + " is not a mapping");
        assertThat(read("services: {web: {command: [{}]}}").findings())
                .extracting(finding -> finding.problem().what())
                .containsExactly("s.yml:1:28: services.web.command[0]: a mapping is not text");
    }

    @ParameterizedTest
    @CsvSource({"60, ''", "61, ..."})
    void ofALongTextTheFirst60CharactersAreTold(int length, String dots) {
        assertThat(read("services: " + "a".repeat(length)).findings())
                .extracting(finding -> finding.problem().what())
                .containsExactly("s.yml:1:11: services: the text \"" + "a".repeat(60) + dots + "\" is not a mapping");
    }

    private static ComposeFile file() {
        return read(STACK).file().orElseThrow();
    }

    private static Reading read(String text) {
        return ComposeReader.read(
                "s.yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(Path.of("/stack"), Map.of()));
    }
}
