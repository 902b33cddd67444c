package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of variables, as Docker reads them. */
class EnvFileTest {
    private static final int MOST = 2 << 20;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = directory.resolve("app.env");
    }

    @Test
    void everythingBehindTheFirstEqualsSignIsTheValue() throws Exception {
        assertThat(read("\uFEFFA=1\r\n# no\n\n  B=2 # no comment\nC=\"a=b\"\nD=\nHOME\nUNKNOWN\n"))
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "2 # no comment"),
                        Map.entry("C", "\"a=b\""),
                        Map.entry("D", ""),
                        Map.entry("HOME", "/home/reader"));
    }

    @Test
    void theLastOfTwoCounts() throws Exception {
        assertThat(read("A=1\nA=2")).containsExactly(Map.entry("A", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\nexport B=2\n", "A=1\nB =2\n", "A=1\n=2\n", "A=1\nB C\n"})
    void aNameThatIsNoneIsToldByItsLine(String text) {
        refused(() -> read(text))
                .hasMessage(file + ":2: no name of a variable stands there")
                .returns("write NAME=value, without spaces before the = and without export", EnvFileTest::next);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        refused(() -> EnvFile.read(file, Map.of()))
                .hasMessage(file + " is not there")
                .returns("write it, or correct its name; names begin at the stack file", EnvFileTest::next);
    }

    @Test
    void aDirectoryIsNoFile() {
        refused(() -> EnvFile.read(directory, Map.of()))
                .hasMessage(directory + " cannot be read: it is a folder")
                .returns("check that it is the right file", EnvFileTest::next);
    }

    @Test
    void otherThanUtf8IsTold() throws IOException {
        Files.writeString(file, "A=\u00E4", StandardCharsets.ISO_8859_1);

        refused(() -> EnvFile.read(file, Map.of()))
                .hasMessage(file + " is not UTF-8 text")
                .returns("save it as UTF-8 in your editor", EnvFileTest::next);
    }

    @Test
    void isAsLargeAsAnEnvironmentMayBeAndNoLarger() throws Exception {
        assertThat(read("A=" + "x".repeat(MOST - 2)).get("A")).hasSize(MOST - 2);
        refused(() -> read("A=" + "x".repeat(MOST - 1)))
                .hasMessage(file + " cannot be read: it has more than 2097152 bytes")
                .returns("check that it is the right file", EnvFileTest::next);
    }

    private Map<String, String> read(String text) throws IOException, EnvFile.Unusable {
        return EnvFile.read(Files.writeString(file, text), Map.of("HOME", "/home/reader"));
    }

    private static AbstractThrowableAssert<?, EnvFile.Unusable> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).asInstanceOf(InstanceOfAssertFactories.throwable(EnvFile.Unusable.class));
    }

    private static String next(EnvFile.Unusable unusable) {
        return unusable.next();
    }
}
