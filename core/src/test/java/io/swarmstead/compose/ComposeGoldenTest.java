package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders with an {@code in-stack.yml} and, as {@code out-docker.yml}, what Docker makes of it; {@code out-findings}
 * where we have something to say. Run with {@code -Dgolden.write=true} to ask Docker again, then read the diff.
 */
class ComposeGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/compose");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    static List<Path> cases() {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("in-stack.yml")))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNormalFormIsDockers(Path folder) throws IOException {
        Path golden = folder.resolve("out-docker.yml");
        String here = folder.toAbsolutePath().toString();
        // Docker refuses what we repair: then the file that we would make of it is asked for
        Path asked = Files.exists(folder.resolve("in-repaired.yml"))
                ? folder.resolve("in-repaired.yml")
                : folder.resolve("in-stack.yml");
        if (WRITE && Oracle.isThere()) {
            Oracle.Answer answer = Oracle.config(asked, environment(folder));
            assertThat(answer.accepted()).as(answer.output()).isTrue();
            Files.writeString(golden, answer.output().replace(here, "/stack"));
        }
        Reading reading = read(folder);
        assertThat(reading.file()).as("%s", reading.findings()).isPresent();
        assertThat(reading.file().orElseThrow().tree())
                .isEqualTo(NormalForm.read(Files.readString(golden).replace("/stack/", here + "/")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatWeSayIsAsItWas(Path folder) throws IOException {
        Path golden = folder.resolve("out-findings");
        String said = read(folder).findings().stream()
                .map(finding -> "%s %s %s%n  why: %s%n  next: %s%n  edits: %s%n"
                        .formatted(
                                finding.severity(),
                                finding.rule(),
                                finding.problem().what(),
                                finding.problem().why(),
                                finding.problem().next(),
                                finding.edits().size()))
                .collect(Collectors.joining());
        if (WRITE && !said.isEmpty()) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }

    private static Reading read(Path folder) throws IOException {
        return ComposeReader.read(
                "in-stack.yml",
                Files.readAllBytes(folder.resolve("in-stack.yml")),
                new Surroundings(folder, environment(folder)));
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/home/reader"));
        Path file = folder.resolve("in-environment");
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> environment.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        }
        return environment;
    }
}
