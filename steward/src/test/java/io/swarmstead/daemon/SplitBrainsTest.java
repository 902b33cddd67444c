package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.SplitBrain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitBrainsTest {
    private static final StorageSpec STORAGE = new StorageSpec("data", "/srv/brick", "/srv/data", 3, 3, false);
    private static final String NONE = "<cliOutput/>";
    private static final String TORN = "<cliOutput><file gfid=\"d1b2\">/torn</file></cliOutput>";

    @TempDir
    private Path directory;

    private Instant now = Instant.EPOCH;
    private String index = "";
    private String gluster = NONE;
    private boolean everybody = true;
    private final AnsweringHost host = AnsweringHost.printing(_ -> gluster);
    private Path kept = Path.of("");
    private Path journal = Path.of("");
    private SplitBrains splitBrains = splitBrains();

    private SplitBrains splitBrains() {
        Journal events = new Journal(journal, new HostName("alpha"), InstantSource.system());
        return new SplitBrains(
                STORAGE,
                () -> index.lines().collect(Collectors.toSet()),
                kept,
                host,
                new Errand("split-brain", Runnable::run, events),
                () -> everybody,
                () -> now);
    }

    @BeforeEach
    void onThisHost() {
        kept = directory.resolve("split-brain.xml");
        journal = directory.resolve("journal");
        splitBrains = splitBrains();
    }

    /** In so many seconds. */
    private void tick(int seconds) {
        now = now.plusSeconds(seconds);
        splitBrains.tick();
    }

    private long asked() {
        return host.received().size();
    }

    @Test
    void whileNothingWaitsGlusterIsAskedSeldom() throws IOException {
        assertThat(splitBrains.known()).isFalse();
        for (int second = 0; second < 1200; second += 10) {
            tick(10);
        }

        assertThat(asked()).isEqualTo(2);
        assertThat(splitBrains.known()).isTrue();
        assertThat(splitBrains.now(now)).isEmpty();
        assertThat(journal).doesNotExist();
    }

    @Test
    void filesThatComeAndGoAreNoReasonToAsk() {
        for (int file = 0; file < 50; file++) {
            index = "gfid-" + file;
            tick(10);
        }

        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aFileThatWaitsTooLongIsAskedForAndToldOnce() throws IOException {
        tick(0);
        index = "d1b2\n";
        gluster = TORN;
        tick(10);
        tick(10);
        assertThat(splitBrains.gfids()).isEmpty();
        tick(10);

        assertThat(splitBrains.gfids()).containsExactly("d1b2");
        assertThat(splitBrains.now(now)).singleElement().satisfies(incident -> {
            assertThat(incident.key()).isEqualTo("cloud/split-brain");
            assertThat(incident.problem().what()).contains("/torn");
        });
        assertThat(SplitBrain.read(Files.readString(kept)))
                .hasValueSatisfying(all -> assertThat(all).hasSize(1));
        tick(30);
        tick(30);
        assertThat(Files.readAllLines(journal))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("split-brain", "/torn"));
    }

    @Test
    void whenItIsDecidedNothingIsLeft() throws IOException {
        index = "d1b2";
        gluster = TORN;
        tick(0);
        gluster = NONE;
        index = "";
        tick(30);

        assertThat(splitBrains.gfids()).isEmpty();
        assertThat(splitBrains.now(now)).isEmpty();
        assertThat(Files.readAllLines(journal))
                .hasSize(2)
                .last()
                .satisfies(line -> assertThat(line).contains("no file is in split-brain any more"));
    }

    @Test
    void whatWasToldBeforeItsStartIsKnown() throws IOException {
        Files.writeString(kept, TORN);
        SplitBrains next = splitBrains();

        assertThat(next.known()).isTrue();
        assertThat(next.gfids()).containsExactly("d1b2");
    }

    @Test
    void whileAHostIsSilentNothingIsAskedAndNothingForgotten() {
        gluster = TORN;
        tick(0);
        everybody = false;
        gluster = NONE;
        tick(600);

        assertThat(asked()).isEqualTo(1);
        assertThat(splitBrains.gfids()).containsExactly("d1b2");
    }

    @Test
    void whereNothingCanBeAskedTheOtherTroublesAreToldAllTheSame() {
        everybody = false;
        tick(0);

        assertThat(splitBrains.known()).isTrue();
        assertThat(splitBrains.now(now)).isEmpty();
    }

    @Test
    void anAnswerWithoutABrickChangesNothing() {
        gluster = TORN;
        tick(0);
        gluster = "<cliOutput><brick><status>Transport endpoint is not connected</status></brick></cliOutput>";
        tick(30);

        assertThat(splitBrains.gfids()).containsExactly("d1b2");
    }

    @Test
    void whatCannotBeReadChangesNothing() {
        gluster = TORN;
        tick(0);
        gluster = "Another transaction is in progress";
        tick(30);

        assertThat(splitBrains.gfids()).containsExactly("d1b2");
    }
}
