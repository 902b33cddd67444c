package io.swarmstead.daemon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLineTest {
    @TempDir
    private Path folder;

    private FirstLine reader;

    @BeforeEach
    void start() {
        reader = new FirstLine(folder.toString());
    }

    @AfterEach
    void end() {
        reader.abandon();
    }

    @Test
    void oneChildReadsManyFilesAndWhatIsNotThereIsEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("it's here"), "first\nsecond\n");

        assertThat(reader.of(file.toString())).isEqualTo("first");
        assertThat(reader.of(folder.resolve("absent").toString())).isEmpty();
        assertThat(reader.of(file.toString())).isEqualTo("first");
    }

    @Test
    void nothingIsReadBehindALinkAndNoPipeIsOpened() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside/of"));
        Files.writeString(outside.resolve("file"), "nobody's business");
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Files.createSymbolicLink(volume.resolve("directory"), outside);
        Files.createSymbolicLink(volume.resolve("file"), outside.resolve("file"));
        assertThat(new ProcessBuilder("mkfifo", volume.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        reader = new FirstLine(volume.toString());

        assertThat(reader.of(volume + "/directory/file")).isEmpty();
        assertThat(reader.of(volume + "/directory/../of/file")).isEmpty();
        assertThat(reader.of(volume + "/file")).isEmpty();
        assertThat(reader.of(volume + "/pipe")).isEmpty();
    }

    @Test
    void theVolumeItselfMayBeALink() throws Exception {
        Path real = folder.resolve("real");
        Files.writeString(Files.createDirectories(real.resolve("sub")).resolve("file"), "first\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        reader = new FirstLine(link.toString());

        assertThat(reader.of(link + "/sub/file")).isEqualTo("first");
    }

    @Test
    void aQuestionThatHangsIsEndedAndTheNextOneIsAnswered() throws Exception {
        reader = new FirstLine(
                folder.toString(), "while read -r file; do read -r line < \"$file\"; echo \"$line\"; done");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> hung = CompletableFuture.supplyAsync(() -> {
            try {
                return reader.of(pipe.toString());
            } catch (IOException ended) {
                return "";
            }
        });
        // a child that has not been started yet cannot be ended
        await().atMost(10, SECONDS).until(() -> {
            reader.abandon();
            return hung.isDone();
        });

        assertThat(hung).isCompletedWithValue("");
        Path file = Files.writeString(folder.resolve("file"), "answered\n");
        // a child that is being ended may be asked once more, in vain
        await().atMost(10, SECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> reader.of(file.toString()).equals("answered"));
    }
}
