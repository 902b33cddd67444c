package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NamedFileTest {
    @TempDir
    private Path folder;

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void aFileIsReadToItsLimitAndNoFurther() throws IOException {
        Path file = Files.write(folder.resolve("four"), new byte[4]);
        assertThat(NamedFile.bytes(file, 4)).hasSize(4);
        assertThat(NamedFile.beginning(file, 3)).hasSize(3);
        assertThatThrownBy(() -> NamedFile.bytes(file, 3))
                .isInstanceOf(NamedFile.Unreadable.class)
                .hasMessage("it has more than 3 bytes");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeToWhichNobodyWritesIsNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = pipe();
        assertThatThrownBy(() -> NamedFile.bytes(pipe, 10))
                .hasMessage("it is a device, a pipe or a socket, and no file");
    }

    private static byte[] readAll(Path file) throws IOException {
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return content.readNBytes(10);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatComesInItsPlaceIsNotWaitedForLong() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "it");
        Path pipe = pipe();
        assertThatThrownBy(() -> NamedFile.beginning(file, Duration.ofSeconds(1), opened -> {
                    Files.move(pipe, file, StandardCopyOption.REPLACE_EXISTING);
                    return readAll(opened);
                }))
                .isInstanceOf(NamedFile.Unreadable.class)
                .hasMessage("it did not let itself be read within 1 s");
    }

    @Test
    void aLinkThatComesInItsPlaceIsNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "it");
        assertThatThrownBy(() -> NamedFile.beginning(file, Duration.ofSeconds(1), opened -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, Path.of("/dev/zero"));
                    return readAll(opened);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void whatIsAnotherFileAfterwardsWasNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "it");
        Path other = Files.writeString(folder.resolve("other"), "other");
        assertThatThrownBy(() -> NamedFile.beginning(file, Duration.ofSeconds(1), opened -> {
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                    return readAll(opened);
                }))
                .hasMessage("it became another one while it was read");
    }

    @Test
    void aDeviceWithoutAnEndIsNotRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("innocent.yml"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> NamedFile.bytes(link, 10)).isInstanceOf(NamedFile.Unreadable.class);
    }

    @Test
    void aFolderIsNoFileAndWhatIsNotThereIsNothing() {
        assertThatThrownBy(() -> NamedFile.bytes(folder, 10)).hasMessage("it is a folder");
        assertThatThrownBy(() -> NamedFile.bytes(folder.resolve("none"), 10)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLinkToAFileIsThatFile() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "ä");
        assertThat(NamedFile.text(Files.createSymbolicLink(folder.resolve("link"), file), 10))
                .isEqualTo("ä");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> NamedFile.text(file, 10)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theCloudsFileIsReadLikeThat() throws IOException, InterruptedException {
        for (Path file : new Path[] {pipe(), Path.of("/dev/zero"), folder}) {
            assertThat(CloudFile.read(file))
                    .isInstanceOfSatisfying(
                            Reading.Invalid.class,
                            invalid -> assertThat(invalid.problems())
                                    .extracting(Problem::what)
                                    .containsExactly(file + ": cannot be read"));
        }
    }
}
