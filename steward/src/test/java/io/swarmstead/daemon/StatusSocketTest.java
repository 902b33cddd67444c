package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StatusSocketTest {
    @TempDir
    Path directory;

    @Test
    void theReportIsToldToWhoeverAsksAlsoWhileAnotherClientIsSilent() throws IOException {
        Path path = directory.resolve("api.sock");
        Files.writeString(path, "left behind");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        try (ExecutorService threads = Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().factory());
                StatusSocket socket = StatusSocket.open(path)) {
            threads.execute(() -> socket.answer(threads, () -> "the report"));
            try (SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                silent.connect(address);
                Question question = new Question(address);

                assertThat(question.get("/status")).isEqualTo(new Question.Answer(200, "the report\n"));
                assertThat(question.get("/secrets").status()).isEqualTo(404);
                assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
