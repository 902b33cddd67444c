package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a key that is there twice. */
class DuplicateKeysTest {
    private static final Surroundings SURROUNDINGS = new Surroundings(Path.of("/stack"), Map.of());

    /** The two are on lines 4 and 5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    user: a             | user: b             | {user=b}                   | this one is taken             | 1
                    command: [a]        | command: [b]        | {command=[b]}              | this one is taken             | 1
                    command: a          | command: [b]        | {command=[b]}              | this one is taken             | 1
                    entrypoint: [a]     | entrypoint: b       | {entrypoint=[b]}           | this one is taken             | 1
                    cap_add: [a, b]     | cap_add: [b, c]     | {cap_add=[a, b, c]}        | both are taken together       | 0
                    cap_add: [a, b]     | cap_add: [b]        | {cap_add=[a, b]}           | this one says nothing new     | 1
                    labels: {a: b}      | labels: {c: d}      | {labels={a=b, c=d}}        | both are taken together       | 0
                    x-a: [[a]]          | x-a: [[b], [a]]     | {x-a=[[a], [b]]}           | both are taken together       | 0
                    """)
    void isMadeOneAndTold(String first, String second, String service, String taken, int edits) {
        String key = first.substring(0, first.indexOf(':'));

        Reading reading = read(first, second);

        assertThat(reading.file().map(DuplicateKeysTest::service)).contains(service);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.problem().what())
                    .isEqualTo("s.yml:5:5: services.web.%1$s: %1$s is there twice, first in line 4; %2$s"
                            .formatted(key, taken));
            assertThat(finding.problem().why())
                    .isEqualTo(
                            "docker stack deploy refuses a key that is there twice; swarmstead stack deploy does as this says");
            assertThat(finding.problem().next()).isEqualTo("make one of the two");
            assertThat(finding.edits()).hasSize(edits);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    labels: [a=b]   | labels: {c: d}  | a list    | a mapping
                    labels: {a: b}  | labels: [c=d]   | a mapping | a list
                    labels: {a: b}  | labels: c       | a mapping | the text "c"
                    dns: a          | dns: [b]        | the text "a" | a list
                    """)
    void ofTwoKindsOnlyAPersonKnowsWhatIsMeant(String first, String second, String was, String is) {
        String key = first.substring(0, first.indexOf(':'));

        Finding finding = read(first, second).findings().getFirst();

        assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding.problem().what())
                .isEqualTo("s.yml:5:5: services.web.%1$s: %1$s is there twice, as %2$s in line 4 and as %3$s here"
                        .formatted(key, was, is));
        assertThat(finding.problem().why())
                .isEqualTo("Docker refuses a key that is there twice, and these cannot be taken together");
        assertThat(finding.problem().next()).isEqualTo("make one of the two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    deploy: {mode: a, replicas: 1} | deploy: {mode: b, labels: {c: d}} | {deploy={mode=b, replicas=1, labels={c=d}}}
                    healthcheck: {test: [a]}       | healthcheck: {test: [b]}          | {healthcheck={test=[b]}}
                    """)
    void whatIsInsideOfBothIsMadeOneToo(String first, String second, String service) {
        Reading reading = read(first, second);

        assertThat(reading.file().map(DuplicateKeysTest::service)).contains(service);
        assertThat(reading.findings()).extracting(Finding::rule).containsExactly("duplicate-key", "duplicate-key");
    }

    private static Reading read(String first, String second) {
        String text = "services:\n  web:\n    # twice\n    %s\n    %s\n".formatted(first, second);
        return ComposeReader.read("s.yml", text.getBytes(StandardCharsets.UTF_8), SURROUNDINGS);
    }

    private static String service(ComposeFile file) {
        return String.valueOf(file.tree().get("services")).replaceFirst("^\\{web=(.*)}$", "$1");
    }
}
