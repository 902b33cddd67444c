package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstead.spec.Place;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeReaderTest {
    private static final String STACK = """
            services:
              web:
                image: nginx
                environment:
                  - A=1
                  - B=2
                ports: ["8000-8001:80", 443]
                networks: [front]
            networks:
              front:
            """;

    @Test
    void everythingKnowsWhereItWasWritten() {
        ComposeFile file = read(STACK).file().orElseThrow();

        assertThat(List.of(
                        file.place("services", "web", "image"),
                        file.place("services", "web", "environment", "B"),
                        file.place("services", "web", "ports", "1", "published"),
                        file.place("services", "web", "ports", "2"),
                        file.place("services", "web", "networks", "front"),
                        file.place("networks", "front")))
                .extracting(Place::line, Place::column)
                .containsExactly(tuple(3, 5), tuple(6, 9), tuple(7, 13), tuple(7, 29), tuple(8, 16), tuple(10, 3));
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
        Reading reading = read("""
                version: "3.1"
                services:
                  web:
                    imge: nginx
                    ports: [a]
                    networks: [front]
                    user: $%
                """);

        assertThat(reading.file()).isEmpty();
        assertThat(reading.findings())
                .extracting(Finding::rule)
                .containsExactly("unknown-key", "wrong-type", "undefined-network", "variable");
        assertThat(reading.findings().getFirst().problem().next()).isEqualTo("write image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkSaysHowTheFileIsWritten(String charset) {
        byte[] bytes = ("\uFEFF" + STACK).getBytes(Charset.forName(charset));

        assertThat(ComposeReader.read("stack.yml", bytes, surroundings()).file().map(ComposeFile::tree))
                .isEqualTo(read(STACK).file().map(ComposeFile::tree));
    }

    @Test
    void editsTakeAwayWhatIsThereTwiceAndNothingElse() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/compose/8-duplicates/in-stack.yml"));
        Reading before = read(text);

        String edited = apply(text, before);

        assertThat(read(edited).file().map(ComposeFile::tree))
                .isEqualTo(before.file().map(ComposeFile::tree));
        assertThat(text.lines().filter(line -> !edited.lines().toList().contains(line)))
                .containsExactly(
                        "    image: wallabag/wallabag:2.3 # the old one",
                        "        - traefik.enable=true   # pasted twice");
        assertThat(read(edited).findings())
                .as("what only a person can decide")
                .allSatisfy(finding -> assertThat(finding.edits()).isEmpty())
                .hasSize(2);
    }

    @Test
    void anEditLeavesTheCommentOfTheNextKey() {
        String text = """
                services:
                  web:
                    image: nginx
                    cap_add:
                      - A
                    cap_add:
                      - A

                    # who runs it
                    user: me
                """;

        assertThat(apply(text, read(text))).contains("# who runs it");
    }

    @Test
    void whatAnAliasRepeatsIsNeverEdited() {
        String text = """
                x-a: &a
                  - one
                services:
                  web:
                    image: nginx
                    cap_add: [A, &b B, *b]
                """;

        assertThat(read(text).findings())
                .singleElement()
                .extracting(Finding::edits)
                .isEqualTo(List.of());
    }

    private static String apply(String text, Reading reading) {
        StringBuilder edited = new StringBuilder(text);
        reading.findings().stream()
                .flatMap(finding -> finding.edits().stream())
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> edited.replace(
                        text.offsetByCodePoints(0, edit.from()), text.offsetByCodePoints(0, edit.to()), edit.text()));
        return edited.toString();
    }

    private static Reading read(String text) {
        return ComposeReader.read("stack.yml", text.getBytes(StandardCharsets.UTF_8), surroundings());
    }

    private static Surroundings surroundings() {
        return new Surroundings(Path.of("/stack"), Map.of());
    }
}
