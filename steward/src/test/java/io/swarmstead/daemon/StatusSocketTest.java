package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.door.Crowd;
import io.swarmstead.door.Door;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StatusSocketTest {
    @TempDir
    Path directory;

    private final ThreadPoolExecutor threads = (ThreadPoolExecutor)
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void theReportIsToldToWhoeverAsksAlsoWhileAnotherClientIsSilent() throws IOException {
        Path path = directory.resolve("api.sock");
        Files.writeString(path, "left behind");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        try (Door socket = StatusSocket.open(path, threads, () -> "the report")) {
            threads.execute(socket::welcome);
            try (SocketChannel silent = SocketChannel.open(address)) {
                Question question = new Question(address);

                assertThat(silent.isConnected()).isTrue();
                assertThat(question.get("/status")).isEqualTo(new Question.Answer(200, "the report\n"));
                assertThat(question.get("/secrets").status()).isEqualTo(404);
                assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void aThousandSilentClientsTakeSomeThreadsAndNobodyElsesAnswer() throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("api.sock"));
        try (Door socket = StatusSocket.open(address.getPath(), threads, () -> "the report");
                Crowd crowd = new Crowd(address)) {
            threads.execute(socket::welcome);
            crowd.come(1000, "GET /status HTTP/1.0\r\nHost: ");

            assertThat(new Question(address).get("/status").status()).isEqualTo(200);
            assertThat(threads.getLargestPoolSize()).isLessThan(20);
        }
    }
}
