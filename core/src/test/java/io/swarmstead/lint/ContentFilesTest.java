package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Surroundings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsToldWithItsPlace() {
        assertThat(found()).containsExactly("2:17 key is not there", "3:18 page is not there");
    }

    @Test
    void aFolderIsNoContent() throws IOException {
        Files.createDirectory(folder.resolve("key"));
        size("page", 1);

        assertThat(found()).containsExactly("2:17 key is a folder");
    }

    @Test
    void aDeviceIsLeftToWhoeverDeploysIt() throws IOException {
        Files.createSymbolicLink(folder.resolve("key"), Path.of("/dev/zero"));
        size("page", 1);

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0       | 2:17 key is empty          | 3:18 page is empty",
                "1       | -                          | -",
                "511999  | -                          | -",
                "512000  | 2:17 key has 512000 bytes  | -",
                "1023999 | 2:17 key has 1023999 bytes | -",
                "1024000 | 2:17 key has 1024000 bytes | 3:18 page has 1024000 bytes"
            })
    void aSwarmTakesNothingEmptyAndNothingLarge(long bytes, String secret, String config) throws IOException {
        size("key", bytes);
        size("page", bytes);

        assertThat(found())
                .isEqualTo(Stream.of(secret, config).filter(Objects::nonNull).toList());
    }

    private void size(String name, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private List<String> found() {
        String text = """
                services: {web: {image: "nginx:1"}}
                secrets: {key: {file: ./key}, other: {external: true}}
                configs: {page: {file: ./page}}
                """;
        return ContentFiles.check(ComposeReader.read(
                                "stack.yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(folder, Map.of()))
                        .file()
                        .orElseThrow())
                .stream()
                .map(finding -> "%d:%d %s"
                        .formatted(
                                finding.place().line(),
                                finding.place().column(),
                                finding.problem()
                                        .what()
                                        .replaceFirst("^.*: ", "")
                                        .replace(folder + "/", "")))
                .toList();
    }
}
