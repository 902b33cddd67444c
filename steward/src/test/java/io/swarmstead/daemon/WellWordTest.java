package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class WellWordTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @BeforeEach
    void theBootWasAWhileAgo() throws IOException {
        Files.writeString(directory.resolve("uptime"), "1234.56 2000.00\n");
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Path wordOf(Watch watch) {
        Path file = directory.resolve("well");
        new WellWord(new Wellness(List.of(watch), () -> false), file, directory.resolve("uptime")).tick();
        return file;
    }

    @Test
    void theWordOfAWellHostLastsFourSeconds() throws IOException {
        assertThat(wordOf(Fixed.seen("ingress", "", threads))).hasContent("1238");
    }

    @Test
    void aHostThatIsNotWellIsSaidToBeSo() throws IOException {
        assertThat(wordOf(Fixed.seen("ingress", "Traefik is gone", threads))).hasContent("0");
    }

    @Test
    void beforeTheFirstLookTheWordOfBeforeStands() throws IOException {
        Files.writeString(directory.resolve("well"), "1236\n");

        assertThat(wordOf(Fixed.unseen("ingress", threads))).hasContent("1236");
    }
}
