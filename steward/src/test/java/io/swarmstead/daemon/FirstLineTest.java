package io.swarmstead.daemon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLineTest {
    private final FirstLine reader = new FirstLine();

    @TempDir
    private Path folder;

    @Test
    void oneChildReadsManyFilesAndWhatIsNotThereIsEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("it's here"), "first\nsecond\n");

        assertThat(reader.of(file.toString())).isEqualTo("first");
        assertThat(reader.of(folder.resolve("absent").toString())).isEmpty();
        assertThat(reader.of(file.toString())).isEqualTo("first");
        reader.abandon();
    }

    @Test
    void aQuestionThatHangsIsEndedAndTheNextOneIsAnswered() throws Exception {
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
        reader.abandon();
    }
}
