package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container plants links where a steward writes and reads on the volume. */
@Timeout(60)
class LinksOnTheVolumeTest {
    private final Host host = new LocalHost(new HostName("alpha"));

    @TempDir
    private Path temp;

    private Path own;
    private Path outside;
    private StorageSpec storage;

    @BeforeEach
    void plant() throws Exception {
        assumeTrue(
                host.attempt(Command.of("unshare", "--mount", "--propagation", "private", "true"))
                        .succeeded(),
                "needs root, and a kernel that lets it have mounts of its own");
        storage = new StorageSpec(
                "swarmstead",
                temp.resolve("brick").toString(),
                temp.resolve("volume").toString(),
                3,
                3,
                false);
        own = Files.createDirectories(temp.resolve("volume/config/.swarmstead"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("alpha"), "7\n");
    }

    private void assertOutsideUntouched() throws IOException {
        try (var files = Files.list(outside)) {
            assertThat(files).containsExactly(outside.resolve("alpha"));
        }
        assertThat(outside.resolve("alpha")).hasContent("7");
    }

    @Test
    void theCopyOfTheJournalIsNotWrittenBehindALink() throws Exception {
        Files.createSymbolicLink(own.resolve("journal"), outside);
        Journal journal = new Journal(temp.resolve("journal"), host.name(), InstantSource.system());
        journal.write("test", "something", "");
        SharedJournal shared = new SharedJournal(journal, host, storage);

        assertThatThrownBy(shared::copy).isInstanceOf(HostException.class);
        assertOutsideUntouched();

        Files.delete(own.resolve("journal"));
        Files.createDirectory(own.resolve("journal"));
        Files.createSymbolicLink(own.resolve("journal/alpha.new"), outside.resolve("alpha"));
        Files.createSymbolicLink(own.resolve("journal/alpha"), outside.resolve("alpha"));
        shared.copy();

        assertOutsideUntouched();
    }

    @Test
    void theCopyOfTheJournalDoesNotTouchWhatTheChildOfAKilledStewardWrites() throws Exception {
        Journal journal = new Journal(temp.resolve("journal"), host.name(), InstantSource.system());
        journal.write("test", "something", "");
        Path copies = Files.createDirectory(own.resolve("journal"));
        Path other = Files.writeString(copies.resolve("alpha.new"), "half");
        Path old = Files.writeString(copies.resolve("alpha.new.7"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        new SharedJournal(journal, host, storage).copy();

        assertThat(copies.resolve("alpha")).hasSameTextualContentAs(journal.file());
        assertThat(other).hasContent("half");
        try (var files = Files.list(copies)) {
            assertThat(files).containsExactlyInAnyOrder(copies.resolve("alpha"), other);
        }
    }

    @Test
    void signsOfLifeAreNeitherLeftNorReadBehindALink() throws Exception {
        Pulse pulse = new Pulse(host, storage);
        Files.createSymbolicLink(own.resolve("pulse"), outside);

        assertThatThrownBy(() -> pulse.beat(8)).isInstanceOf(HostException.class);
        assertThat(pulse.read()).isEmpty();
        assertOutsideUntouched();
    }

    @Test
    void aPipeAmongTheSignsOfLifeHoldsNobodyUp() throws Exception {
        Pulse pulse = new Pulse(host, storage);
        pulse.beat(8);
        host.run(Command.of("mkfifo", own.resolve("pulse/pipe").toString()));
        Files.createSymbolicLink(own.resolve("pulse/beta"), outside.resolve("alpha"));

        assertThat(pulse.read()).containsOnlyKeys("alpha").containsEntry("alpha", "8");
    }

    @Test
    void marksOfCopiesAreNeitherLeftNorReadBehindALink() throws Exception {
        Memories memories = new Memories(host, storage);
        memories.write(new TreeMap<>(Map.of("alpha", 7L, "beta", 3L)));
        assertThat(memories.read()).isEqualTo(Map.of("alpha", Map.of("alpha", 7L, "beta", 3L)));

        Files.delete(own.resolve("marks/alpha"));
        Files.writeString(outside.resolve("alpha"), "7\n");
        Files.createSymbolicLink(own.resolve("marks/alpha"), outside.resolve("alpha"));
        assertThatThrownBy(() -> memories.write(Map.of("alpha", 8L))).isInstanceOf(HostException.class);
        assertThat(memories.read()).isEmpty();
        assertOutsideUntouched();
    }

    @Test
    void theIndexOfWhatIsToBeHealedIsNotReadBehindALink() throws Exception {
        Path brick = Files.createDirectories(temp.resolve("brick/.glusterfs"));
        Files.createDirectories(outside.resolve("../elsewhere/xattrop"));
        Files.createSymbolicLink(brick.resolve("indices"), temp.resolve("elsewhere"));

        assertThatThrownBy(HealIndex.of(storage)::files).isInstanceOf(IOException.class);

        Files.delete(brick.resolve("indices"));
        Files.createDirectories(brick.resolve("indices/xattrop"));
        Files.createFile(brick.resolve("indices/xattrop/0123"));
        assertThat(HealIndex.of(storage).files()).containsExactly("0123");
    }
}
