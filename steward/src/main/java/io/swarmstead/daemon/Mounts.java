package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the volume is mounted, by the kernel's list of mounts: reading it touches no mount.
 *
 * @param proc the directory {@code /proc}
 */
record Mounts(Path proc, StorageSpec storage) {
    /** The device number of the mount that this host sees now, such as {@code 0:175}; each mount has one of its own. */
    Optional<String> live() throws IOException {
        return of("self")
                .filter(mount -> mount.at().equals(storage.mount()))
                .map(Mount::device)
                .reduce((_, top) -> top);
    }

    /** The mounts of the volume, and of parts of it, that a process sees; none when it has ended. */
    Stream<Mount> of(String process) throws IOException {
        try {
            return Files.readAllLines(proc.resolve(process).resolve("mountinfo")).stream()
                    .flatMap(line -> Mount.read(line, storage.volume()).stream());
        } catch (NoSuchFileException _) {
            return Stream.empty();
        }
    }

    /** The device numbers of all mounts of the volume that this host has, wherever they are. */
    Set<String> devices() throws IOException {
        return of("self").map(Mount::device).collect(Collectors.toSet());
    }

    /**
     * One of them.
     *
     * @param writable as it is mounted there, whatever the volume's own mount allows
     */
    record Mount(String device, String at, boolean writable) {
        /** A line of proc_pid_mountinfo(5), if it is of this volume. */
        static Optional<Mount> read(String line, String volume) {
            if (!line.contains(" - fuse.glusterfs ")) {
                return Optional.empty();
            }
            String[] halves = line.split(" - ", 2);
            String[] where = halves[0].split(" ");
            if (where.length < 6) {
                return Optional.empty();
            }
            String[] what = halves[1].split(" ");
            boolean ours = what.length > 1 && what[1].endsWith(":/" + volume);
            return ours
                    ? Optional.of(new Mount(
                            where[2], where[4], List.of(where[5].split(",")).contains("rw")))
                    : Optional.empty();
        }
    }
}
