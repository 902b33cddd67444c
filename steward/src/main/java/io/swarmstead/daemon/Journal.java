package io.swarmstead.daemon;

import io.swarmstead.spec.HostName;
import io.swarmstead.steward.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * What the steward saw change and what it did, a line of JSON each, in a file that is put aside at 1 MiB; of those put
 * aside three are kept. Each entry is also printed, for systemd's journal. Safe for use by several threads.
 */
final class Journal {
    private static final long FULL = 1 << 20;
    private static final int KEPT = 3;

    private final Path file;
    private final HostName host;
    private final InstantSource clock;
    private long entries;

    Journal(Path file, HostName host, InstantSource clock) {
        this.file = file;
        this.host = host;
        this.clock = clock;
    }

    /** Writes an entry. A disk that takes none must not stop the steward: then it is only printed. */
    synchronized void write(String subject, String event, String why) {
        System.out.println(subject + ": " + event + (why.isEmpty() ? "" : " (" + why + ")"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            rotate();
            Files.writeString(
                    file,
                    new JournalEntry(clock.instant(), host, subject, event, why).json() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            entries++;
        } catch (IOException failed) {
            System.out.println("journal: not written (" + failed + ")");
        }
    }

    /** How many have been written since the start. */
    synchronized long entries() {
        return entries;
    }

    Path file() {
        return file;
    }

    private void rotate() throws IOException {
        if (!Files.exists(file) || Files.size(file) < FULL) {
            return;
        }
        for (int number = KEPT; number > 0; number--) {
            Path older = number == 1 ? file : numbered(number - 1);
            if (Files.exists(older)) {
                Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
