package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code spec} with its {@code in-cloud.yaml} and the {@code out-problems.txt} that come of it. */
class GoldenProblemsTest {
    private static final Path CASES = Path.of("src/test/resources/spec");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("in-cloud.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsReportedWithPlaceReasonAndWayOut(String name) throws IOException {
        Path folder = CASES.resolve(name);

        Reading reading = CloudFile.read("cloud.yaml", Files.readString(folder.resolve("in-cloud.yaml")));

        assertThat(printed(reading)).isEqualTo(Files.readString(folder.resolve("out-problems.txt")));
    }

    private static String printed(Reading reading) {
        return switch (reading) {
            case Reading.Valid _ -> "valid\n";
            case Reading.Invalid(var problems) ->
                problems.stream()
                        .map(problem ->
                                problem.what() + "\n  why: " + problem.why() + "\n  next: " + problem.next() + "\n")
                        .collect(Collectors.joining());
        };
    }
}
