package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mark of alpha's copy, what is remembered of it, and who notices that it went back. */
class CopyMarksTest {
    private static final StorageSpec STORAGE = new StorageSpec("swarmstead", "/srv/brick", "/var/data", 3, 3, false);

    @TempDir
    private Path temp;

    private Path file;
    private DiskMark mark;
    private final List<String> told = new ArrayList<>();
    private final List<Long> onDiskThen = new ArrayList<>();
    private String remembered = "";
    private boolean served = true;
    private boolean silent;
    private long now;

    @BeforeEach
    void place() throws IOException {
        file = Files.createDirectory(temp.resolve(".glusterfs")).resolve("swarmstead-mark");
        mark = new DiskMark(file);
    }

    /** Reads are answered with what is remembered; of a write the lines are kept. */
    private Memories memories() {
        return new Memories(
                AnsweringHost.printing(command -> {
                    if (silent) {
                        throw new HostException(new Problem("alpha: the volume", "no answer", "wait"));
                    }
                    if (command.input().contains("printf")) {
                        told.add(command.input());
                        onDiskThen.add(read());
                        return "";
                    }
                    return remembered;
                }),
                STORAGE);
    }

    private long read() {
        try {
            return mark.read().orElse(-1);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private MarkCare care() {
        Journal journal = new Journal(temp.resolve("journal"), new HostName("alpha"), InstantSource.system());
        return new MarkCare(
                "alpha", () -> served, mark, memories(), new Errand("mark", Runnable::run, journal), () -> now);
    }

    private MarkSense sense() {
        return new MarkSense("alpha", () -> served, mark, memories());
    }

    @Test
    void aMarkIsReadAsItWasWrittenAndNothingElseIsOne() throws IOException {
        assertThat(mark.read()).isEmpty();
        mark.write(7);
        mark.write(8);
        assertThat(mark.read()).hasValue(8);
        try (var files = Files.list(temp.resolve(".glusterfs"))) {
            assertThat(files).containsExactly(file);
        }
        for (String text : List.of("", "x", "-1", "1234567890123456789")) {
            Files.writeString(file, text);
            assertThat(mark.read()).as(text).isEmpty();
        }
    }

    @Test
    void nothingIsMadeWhereNoCopyIs() throws IOException {
        Files.delete(file.getParent());

        assertThatThrownBy(() -> mark.write(7)).isInstanceOf(NoSuchFileException.class);
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void whatIsToldIsOnTheDiskForOneIntervalAlready() {
        MarkCare care = care();
        care.tick();
        now += MarkCare.INTERVAL.toNanos();
        care.tick();

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("alpha 0");
        assertThat(told.getLast()).contains("alpha 1");
        assertThat(onDiskThen).containsExactly(-1L, 1L);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void itGrowsOnlyWhileTheCopyIsServedAndNotOftenerThanItShall() {
        MarkCare care = care();
        served = false;
        care.tick();
        assertThat(read()).isEqualTo(-1);

        served = true;
        care.tick();
        care.tick();
        now += MarkCare.INTERVAL.toNanos() - 1;
        care.tick();
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void aCopyWithoutAMarkGetsOneAboveAllThatIsRemembered() throws IOException {
        remembered = "alpha alpha 29\nbeta alpha 31\nbeta gamma 7\ngamma alpha 30\n";

        care().tick();

        assertThat(read()).isEqualTo(32);
        assertThat(told).singleElement().asString().contains("alpha 31").contains("gamma 7");
        assertThat(sense().look()).isEmpty();
    }

    @Test
    void whereOthersRememberMoreNothingIsWrittenAndItIsTold() throws IOException {
        mark.write(25);
        remembered = "alpha alpha 25\nbeta alpha 31\n";

        care().tick();

        assertThat(told).isEmpty();
        assertThat(read()).isEqualTo(25);
        assertThat(sense().look())
                .contains(
                        "the copy here went back in time, with an old disk or a snapshot: beta remembers a later one");
    }

    @Test
    void nothingIsWrittenWhereTheVolumeDoesNotTake() throws IOException {
        mark.write(25);
        silent = true;

        care().tick();

        assertThat(read()).isEqualTo(25);
        assertThat(Files.readString(temp.resolve("journal"))).contains("no answer");
    }

    @Test
    void nothingIsWrongWithoutAnAnswer() throws IOException {
        remembered = "beta alpha 31\n";
        assertThat(sense().look()).as("no mark").isEmpty();

        mark.write(25);
        served = false;
        assertThat(sense().look()).as("not served").isEmpty();

        served = true;
        silent = true;
        assertThat(sense().look()).as("no answer").isEmpty();

        silent = false;
        remembered = "beta alpha many\nbeta alpha\nbeta gamma 99\nalpha alpha 99\n";
        assertThat(sense().look()).as("no number of it, or its own").isEmpty();
    }

    @Test
    void theSenseLooksSeldomAndIsNotCutOff() {
        assertThat(sense().interval()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(sense().patience()).isGreaterThan(Duration.ofSeconds(10));
    }
}
