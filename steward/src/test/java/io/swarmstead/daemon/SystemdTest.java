package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A socket of the kind that systemd listens at, held by a program of another language. */
@Timeout(20)
class SystemdTest {
    private static final String LISTENER = """
            import socket, sys
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            listener.bind(sys.argv[1].replace('@', '\\0'))
            print('listening', flush=True)
            for _ in range(2):
                print(listener.recv(100).decode(), flush=True)
            """;

    @TempDir
    Path directory;

    private static void told(String address) throws IOException {
        Process listener = new ProcessBuilder("python3", "-c", LISTENER, address).start();
        try (BufferedReader heard = listener.inputReader()) {
            assertThat(heard.readLine()).isEqualTo("listening");
            Systemd systemd = Systemd.at(address);
            systemd.ready();
            systemd.alive();

            assertThat(heard.readLine()).isEqualTo("READY=1");
            assertThat(heard.readLine()).isEqualTo("WATCHDOG=1");
        } finally {
            listener.destroyForcibly();
        }
    }

    @Test
    void bothDatagramsArriveAtAFile() throws IOException {
        told(directory.resolve("notify").toString());
    }

    @Test
    void bothDatagramsArriveAtAnAbstractName() throws IOException {
        told("@swarmstead-test-" + ProcessHandle.current().pid());
    }

    @Test
    void nobodyThereIsNoFailure() {
        Systemd.at(directory.resolve("nobody").toString()).alive();
    }
}
