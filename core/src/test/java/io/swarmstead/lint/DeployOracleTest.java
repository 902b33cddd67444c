package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.lint.RefusalTable.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docker's command and the swarm's managers refuse we call an error, and nothing else, by their own code. Only with
 * {@code -Doracle.deploy=true}; {@code -Doracle.seed} and {@code -Doracle.files} choose other stacks.
 */
class DeployOracleTest {
    private static final long SEED = Long.getLong("oracle.seed", 2026);
    private static final int FILES = Integer.getInteger("oracle.files", 2000);

    @TempDir
    private Path folder;

    @BeforeEach
    void contents() throws IOException {
        assumeTrue(DeployOracle.isAskedFor(), "run with -Doracle.deploy=true, which builds docker's own code");
        Files.writeString(folder.resolve("key"), "key");
        Files.writeString(folder.resolve("page"), "page");
    }

    @Test
    void eachRowOfThePageIsRefusedByWhomItSays() throws IOException {
        List<Row> rows = RefusalTable.rows();
        List<String> said = said(rows.stream().map(Row::file).toList());

        SoftAssertions softly = new SoftAssertions();
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            softly.assertThat(said.get(index))
                    .as(row.file())
                    .startsWith(row.isToldByDocker() ? row.by() + " " : "accepted");
        }
        softly.assertAll();
    }

    @Test
    void randomServicesAreRefusedWhereDockerRefusesThem() throws IOException {
        List<String> files = LongStream.range(SEED, SEED + FILES)
                .mapToObj(seed -> new RandomService(seed).text())
                .toList();
        List<String> said = said(files);

        SoftAssertions softly = new SoftAssertions();
        for (int index = 0; index < FILES; index++) {
            List<Finding> errors = errors(files.get(index));
            softly.assertThat(errors.isEmpty())
                    .as("seed %d: %s, and we: %s%n%s", SEED + index, said.get(index), errors, files.get(index))
                    .isEqualTo(said.get(index).equals("accepted"));
        }
        softly.assertAll();
        assertThat(said.stream().filter("accepted"::equals).count()).isBetween(FILES / 10L, FILES - FILES / 10L);
    }

    private List<String> said(List<String> files) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            paths.add(Files.writeString(folder.resolve(paths.size() + ".yml"), file));
        }
        return DeployOracle.says(paths);
    }

    private List<Finding> errors(String text) {
        Reading reading = ComposeReader.read(
                "stack.yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(folder, Map.of()));
        return Stream.concat(
                        reading.findings().stream(),
                        reading.file().stream().flatMap(file -> Linter.check(file, Neighbourhood.UNKNOWN).stream()))
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
