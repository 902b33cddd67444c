package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadByTheNextAndByNobodyElse() throws IOException {
        new DirectoryStore(folder.resolve("acme")).write("certificate/_.example.org", "first");
        new DirectoryStore(folder.resolve("acme")).write("certificate/_.example.org", "second");

        assertThat(new DirectoryStore(folder.resolve("acme")).read("certificate/_.example.org"))
                .contains("second");
        assertThat(permissions("acme")).isEqualTo("rwx------");
        assertThat(permissions("acme/certificate/_.example.org.json")).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder.resolve("acme/certificate"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString).toList())
                    .isEqualTo(List.of("_.example.org.json"));
        }
    }

    @Test
    void whatWasNeverWrittenIsEmpty() throws IOException {
        assertThat(new DirectoryStore(folder.resolve("acme")).read("account")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../account", "a/../b", "/etc/passwd", "a//b", ".hidden"})
    void noKeyLeadsOutOfTheDirectory(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DirectoryStore(folder).read(key));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
