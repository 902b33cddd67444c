package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code compose-refused} has a file full of faults, and what is said of each. */
class RefusedFilesTest {
    static List<Golden> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/compose-refused"))) {
            return folders.sorted().map(Golden::new).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFaultIsToldWithItsPlaceItsReasonAndAWayOut(Golden golden) {
        Map<String, String> environment = golden.read("in-environment")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        byte[] text = golden.read("in-stack.yml").getBytes(StandardCharsets.UTF_8);

        Reading reading = ComposeReader.read("stack.yml", text, new Surroundings(golden.folder(), environment));

        String here = golden.folder().toAbsolutePath().toString();
        golden.matches(new TreeMap<>(
                Map.of("findings", said(reading).replace(here, "/stack").replace("\0", "NUL"))));
        assertThat(reading.file()).isEmpty();
    }

    private static String said(Reading reading) {
        return reading.findings().stream()
                .map(finding -> "%s %s\n  %s\n  why:  %s\n  next: %s\n"
                        .formatted(
                                finding.severity(),
                                finding.rule(),
                                finding.problem().what(),
                                finding.problem().why(),
                                finding.problem().next()))
                .collect(Collectors.joining());
    }
}
