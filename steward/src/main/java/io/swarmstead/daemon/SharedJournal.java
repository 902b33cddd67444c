package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.steward.StewardFiles;
import java.nio.file.Path;
import java.time.Duration;

/** A copy of the journal on the shared volume, for the time when this host is away. */
final class SharedJournal {
    private final Journal journal;
    private final Host host;
    private final StorageSpec storage;
    private long copied;

    SharedJournal(Journal journal, Host host, StorageSpec storage) {
        this.journal = journal;
        this.host = host;
        this.storage = storage;
    }

    /**
     * Copies it, if it has grown; by a child, which may hang on the volume without hanging us. The child of a steward that was
     * killed may still be there, so each has a file of its own; those of children that were killed go after ten minutes.
     */
    void copy() throws HostException {
        long entries = journal.entries();
        if (entries == copied) {
            return;
        }
        Path copy = Path.of(StewardFiles.sharedJournal(storage, host.name()));
        host.run(Command.script(
                        """
                        set -e
                        umask 077
                        mkdir -p "$1"
                        cat "$2.1" "$2" 2> /dev/null > "$3.new.$$" || true
                        mv -T "$3.new.$$" "$3"
                        find "$1" -maxdepth 1 -name "${3##*/}.new*" -mmin +10 -delete
                        """, String.valueOf(copy.getParent()), journal.file().toString(), copy.toString())
                .withTimeout(Duration.ofSeconds(20))
                .onVolume(storage.mount()));
        copied = entries;
    }
}
