package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.steward.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HostName ALPHA = new HostName("alpha");

    @TempDir
    Path directory;

    private Journal journal() {
        return new Journal(directory.resolve("below/journal"), ALPHA, InstantSource.fixed(NOON));
    }

    @Test
    void anEntryIsALine() throws IOException {
        Journal journal = journal();
        journal.write("mount", "mounted anew", "it hung");
        journal.write("mount", "answers", "");

        assertThat(Files.readAllLines(journal.file()).stream()
                        .map(JournalEntry::read)
                        .flatMap(Optional::stream))
                .containsExactly(
                        new JournalEntry(NOON, ALPHA, "mount", "mounted anew", "it hung"),
                        new JournalEntry(NOON, ALPHA, "mount", "answers", ""));
        assertThat(journal.entries()).isEqualTo(2);
    }

    @Test
    void aFullOneIsPutAsideAndThreeOfThemAreKept() throws IOException {
        Journal journal = journal();
        for (String content : "abcde".split("")) {
            journal.write("mount", content, "");
            Files.writeString(journal.file(), content.repeat(1 << 20));
        }
        journal.write("mount", "last", "");

        assertThat(directory.resolve("below").toFile().list())
                .containsExactlyInAnyOrder("journal", "journal.1", "journal.2", "journal.3");
        assertThat(Files.readString(journal.file().resolveSibling("journal.1"))).startsWith("e");
        assertThat(Files.readString(journal.file().resolveSibling("journal.3"))).startsWith("c");
    }
}
