package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host does with a command that is followed. */
interface Follows {
    Host host();

    private static Command line(String line) {
        return new Command(line, "", Duration.ofSeconds(10));
    }

    private static boolean create(Path file) {
        try {
            Files.write(file, new byte[0]);
            return true;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    default void followedLinesComeAsTheyAreWritten(@TempDir Path folder) throws HostException {
        Path more = folder.resolve("more");
        List<String> lines = new ArrayList<>();

        host().follow(line("echo one; while [ ! -e %s ]; do sleep 0.01; done; echo two".formatted(more)), line -> {
            lines.add(line);
            return create(more);
        });

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    default void nobodyIsFollowedForLongerThanHeIsListenedTo() throws HostException {
        List<String> lines = new ArrayList<>();

        host().follow(line("while echo again; do sleep 0.01; done"), line -> {
            lines.add(line);
            return lines.size() < 3;
        });

        assertThat(lines).hasSize(3);
    }

    @Test
    default void aCommandThatFailsWhileItIsFollowedIsAProblem() {
        Problem problem = catchThrowableOfType(
                        HostException.class, () -> host().follow(line("echo why >&2; exit 4"), _ -> true))
                .problem();

        assertThat(problem.what()).contains("exit code 4");
        assertThat(problem.why()).contains("why");
    }
}
