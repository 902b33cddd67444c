package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ladder of two rungs, whose acts are done at once by a host that keeps a list of them. */
class LadderTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> done = new ArrayList<>();
    private boolean allowed = true;
    private boolean failing;

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private final class Listing implements Host {
        @Override
        public HostName name() {
            return new HostName("alpha");
        }

        @Override
        public Result attempt(Command command) {
            return new Result(allowed ? 0 : 1, "", "");
        }

        @Override
        public String run(Command command) throws HostException {
            done.add(command.line());
            if (failing) {
                throw new HostException(new Problem("failed", "as told to", "look"));
            }
            return "";
        }

        @Override
        public String send(Path file, Command receiver) {
            throw new AssertionError("nothing is to be sent: " + file);
        }

        @Override
        public boolean write(HostFile file) {
            throw new AssertionError("nothing is to be written: " + file);
        }
    }

    private Ladder ladder(String wrong, Duration settles) throws IOException {
        return ladder(wrong, settles, Duration.ZERO);
    }

    private Ladder ladder(String wrong, Duration settles, Duration patience) throws IOException {
        return ladder(
                wrong,
                patience,
                List.of(
                        new Rung("first", Command.of("true"), Command.of("first"), settles),
                        new Rung("second", Command.of("true"), Command.of("second"), settles)));
    }

    private Ladder ladder(String wrong, Duration patience, List<Rung> rungs) throws IOException {
        Journal journal = new Journal(directory.resolve("journal"), new HostName("alpha"), InstantSource.system());
        return new Ladder(
                Fixed.seen("docker", wrong, threads),
                patience,
                Duration.ZERO,
                rungs,
                new Listing(),
                new Errand("docker", Runnable::run, journal));
    }

    private static void ticks(Ladder ladder) {
        for (int tick = 0; tick < 5; tick++) {
            ladder.tick();
        }
    }

    @Test
    void eachRungIsTakenOnceAndThenItIsSaidThatNothingMoreIsTried() throws IOException {
        Ladder ladder = ladder("silent", Duration.ZERO);

        ticks(ladder);

        assertThat(done).containsExactly("first", "second");
        assertThat(ladder.givenUp()).hasValueSatisfying(condition -> {
            assertThat(condition.name()).isEqualTo("docker-repair");
            assertThat(condition.fact()).isEqualTo("nothing more is tried, and still silent");
        });
    }

    @Test
    void aRungHasItsTimeToHelp() throws IOException {
        Ladder ladder = ladder("silent", Duration.ofHours(1));

        ticks(ladder);

        assertThat(done).containsExactly("first");
        assertThat(ladder.givenUp()).isEmpty();
    }

    @Test
    void whatFailedIsNotTriedAgain() throws IOException {
        failing = true;

        ticks(ladder("silent", Duration.ZERO));

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void whatIsNotAllowedWaits() throws IOException {
        allowed = false;
        Ladder ladder = ladder("silent", Duration.ZERO);
        ticks(ladder);
        assertThat(done).isEmpty();
        assertThat(ladder.givenUp()).isEmpty();

        allowed = true;
        ladder.tick();

        assertThat(done).containsExactly("first");
    }

    @Test
    void whatIsAllowedOnlyNowIsGivenTheTimeToComeBackByItself() throws IOException {
        ticks(ladder("silent", Duration.ZERO, Duration.ofHours(1)));

        assertThat(done).isEmpty();
    }

    @Test
    void behindTheLastRungItIsStillGivenTheTimeToComeBackByItself() throws IOException {
        Ladder ladder = ladder("silent", Duration.ofHours(1), List.of());

        ticks(ladder);

        assertThat(ladder.givenUp()).isEmpty();
    }

    @Test
    void whatIsWellIsLeftAlone() throws IOException {
        ticks(ladder("", Duration.ZERO));

        assertThat(done).isEmpty();
    }
}
