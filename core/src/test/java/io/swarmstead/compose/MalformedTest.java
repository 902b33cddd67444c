package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be deployed are refused at once, with a line, and in little memory. */
class MalformedTest {
    private static final Path GOLDEN = Path.of("src/test/resources/compose/malformed.txt");

    @Test
    void everyFileIsRefusedWithinASecondAnd64Megabytes(@TempDir Path directory) throws Exception {
        List<String[]> answers =
                read(directory).lines().map(line -> line.split("\t", -1)).toList();

        assertThat(answers).hasSameSizeAs(MalformedFiles.all().keySet());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(Long.parseLong(answer[1])).as(answer[0]).isLessThan(1_000);
            assertThat(answer[2]).as(answer[0]).isEqualTo("true");
        });
        String said = answers.stream()
                .map(answer -> answer[0] + ": " + answer[3] + ": " + answer[4] + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, said);
        }
        assertThat(said).isEqualTo(Files.readString(GOLDEN));
    }

    private static String read(Path directory) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classes,
                        MalformedFiles.class.getName())
                .redirectError(errors.toFile())
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as("%s%s", output, Files.readString(errors)).isZero();
        return output;
    }
}
