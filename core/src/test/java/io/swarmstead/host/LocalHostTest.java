package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.spec.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the machine on which we are. */
@Timeout(20)
class LocalHostTest {
    private final LocalHost host = new LocalHost(new HostName("alpha"));

    @TempDir
    Path folder;

    private static Command line(String line) {
        return new Command(line, "", Duration.ofSeconds(10));
    }

    @Test
    void linesAreHandedOnAsTheyCome() throws HostException {
        Path more = folder.resolve("more");
        List<String> heard = new ArrayList<>();

        host.follow(line("echo one; while [ ! -e %s ]; do sleep 0.01; done; echo two".formatted(more)), said -> {
            heard.add(said);
            return touched(more);
        });

        assertThat(heard).containsExactly("one", "two");
    }

    private static boolean touched(Path file) {
        try {
            Files.write(file, new byte[0]);
            return true;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whoWantsNoMoreEndsTheCommand() throws HostException {
        List<String> heard = new ArrayList<>();

        host.follow(line("while echo again; do sleep 0.01; done"), said -> {
            heard.add(said);
            return heard.size() < 3;
        });

        assertThat(heard).hasSize(3);
    }

    @Test
    void thatItFailedIsToldWithItsComplaint() {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host.follow(line("echo why >&2; exit 4"), _ -> true))
                .satisfies(failed -> assertThat(failed.problem().why()).contains("why"));
    }
}
