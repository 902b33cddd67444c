package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengesTest {
    @TempDir
    private Path folder;

    private final Recorder host = new Recorder();
    private long clock;
    private CertificatePlaces places;
    private Challenges challenges;

    @BeforeEach
    void begin() {
        places = CertificatePlaces.in(folder);
        Journal journal = new Journal(folder.resolve("journal"), host.name(), InstantSource.system());
        Errand opening = new Errand("certificates", Runnable::run, journal);
        challenges = new Challenges(places, host, "10.0.0.11", opening, () -> clock);
    }

    private void tick(Duration later) {
        clock += later.toNanos();
        challenges.tick();
    }

    @Test
    void nothingIsStartedBeforeTheAccountHasAThumbprintAndThenTraefikIsLedThere() throws IOException {
        tick(Duration.ZERO);
        assertThat(host.commands).isEmpty();

        Files.writeString(places.thumbprint(), "thumb\n");
        tick(Duration.ofSeconds(2));

        assertThat(host.commands)
                .singleElement()
                .satisfies(command -> assertThat(command.input())
                        .contains(
                                " thumb", "--answer-challenges", "DynamicUser=yes", "MemoryMax=128M", "TasksMax=128"));
        assertThat(host.files)
                .singleElement()
                .satisfies(file -> assertThat(file.content()).contains("url: http://10.0.0.11:9480"));
    }

    @Test
    void whatAnswersIsAskedTwiceAMinuteAndStartedAnewAtOnceByAnotherThumbprint() throws IOException {
        Files.writeString(places.thumbprint(), "thumb\n");
        tick(Duration.ZERO);
        tick(Duration.ofSeconds(29));
        assertThat(host.commands).hasSize(1);

        tick(Duration.ofSeconds(1));
        assertThat(host.commands).hasSize(2);
        Files.writeString(places.thumbprint(), "another\n");
        tick(Duration.ofSeconds(2));

        assertThat(host.commands)
                .hasSize(3)
                .last()
                .satisfies(command -> assertThat(command.input()).contains(" another"));
    }

    @Test
    void aThumbprintThatIsNoneIsNotRunAndWrittenDown() throws IOException {
        Files.writeString(places.thumbprint(), "-p User=root\n");
        tick(Duration.ZERO);

        assertThat(host.commands).isEmpty();
        assertThat(folder.resolve("journal")).content().contains("is not the thumbprint of a key");
    }

    @Test
    void whatDoesNotStartIsWrittenDownAndTraefikIsNotLedThere() throws IOException {
        Files.writeString(places.thumbprint(), "thumb\n");
        host.exit = 1;
        tick(Duration.ZERO);

        assertThat(host.files).isEmpty();
        assertThat(folder.resolve("journal"))
                .content()
                .contains("Answers challenges of certificate authorities: not on this host", "the port is taken");
    }

    /** Runs nothing and keeps what it was to run and to write. */
    private static final class Recorder implements Host {
        private final List<Command> commands = new ArrayList<>();
        private final List<HostFile> files = new ArrayList<>();
        private int exit;

        @Override
        public HostName name() {
            return new HostName("alpha");
        }

        @Override
        public Result attempt(Command command) {
            commands.add(command);
            return new Result(exit, "", exit == 0 ? "" : "the port is taken");
        }

        @Override
        public String run(Command command) {
            return attempt(command).output();
        }

        @Override
        public String send(Path file, Command receiver) {
            return run(receiver);
        }

        @Override
        public boolean write(HostFile file) {
            return files.add(file);
        }
    }
}
