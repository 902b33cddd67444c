package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.lint.RefusalTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/what-docker-refuses.md says is so: each of its rows is found, at a line, or found by nothing. */
class DockerRefusesTest {
    static List<Row> refused() {
        return RefusalTable.rows().stream().filter(row -> !row.rule().isEmpty()).toList();
    }

    static List<Row> accepted() {
        return RefusalTable.rows().stream().filter(row -> row.rule().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDockerRefusesIsAnErrorWithItsPlaceItsReasonAndAWayOut(Row row) {
        assertThat(errors(row)).as(row.file()).extracting(Finding::rule).containsOnly(row.rule());
        assertThat(errors(row)).allSatisfy(finding -> {
            assertThat(finding.place().line()).isPositive();
            assertThat(finding.problem().why()).isNotBlank();
            assertThat(finding.problem().next()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatDockerTakesIsNoError(Row row) {
        assertThat(errors(row)).as(row.file()).isEmpty();
    }

    @Test
    void thePageHasBoth() {
        assertThat(refused()).hasSizeGreaterThan(100);
        assertThat(accepted()).hasSizeGreaterThan(30);
    }

    private static List<Finding> errors(Row row) {
        return new Linted(row.file())
                .findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .toList();
    }
}
