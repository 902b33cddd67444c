package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the variables of a whole file may hold. */
class InterpolationTest {
    private static final String FOUR_MEGABYTES = "x-a: [$LONG, $LONG, $LONG, $LONG]\n";

    @Test
    void allTogetherMayFillInFourMegabytes() {
        assertThat(read(FOUR_MEGABYTES + "x-b: plain\n").findings()).isEmpty();
    }

    @Test
    void beyondThatOneFindingIsMadeAndNothingMoreIsFilledIn() {
        assertThat(read(FOUR_MEGABYTES + "x-b: $ONE\nx-c: $ONE\nx-d: $%\n").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("too-large");
                    assertThat(finding.problem().what())
                            .isEqualTo("s.yml:2:6: x-b: its variables fill in more than 4194304 characters");
                });
    }

    @Test
    void keysStayAsTheyAre() {
        assertThat(read("x-a: {$ONE: $ONE}\n").file().orElseThrow().tree()).containsEntry("x-a", Map.of("$ONE", "1"));
    }

    @Test
    void aValueThatWasFilledInIsNotPrinted() {
        assertThat(read("services: {web: {init: $SECRET}}\n")
                        .findings()
                        .getFirst()
                        .problem()
                        .what())
                .isEqualTo("s.yml:1:24: services.web.init: what its variable holds is not true or false");
    }

    private static Reading read(String text) {
        Map<String, String> environment = Map.of("LONG", "x".repeat(1 << 20), "ONE", "1", "SECRET", "hunter2");
        return ComposeReader.read(
                "s.yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(Path.of("/stack"), environment));
    }
}
