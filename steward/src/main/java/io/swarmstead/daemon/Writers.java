package io.swarmstead.daemon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Containers that can write to the volume, by what the kernel tells of their processes. No mount is touched, and Docker
 * is not asked, which may hang.
 */
record Writers(Mounts mounts) {
    /** The processes of each container, by its id. */
    Map<String, Set<Long>> find() throws IOException {
        Map<String, Set<Long>> writers = new TreeMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(mounts.proc(), "[0-9]*")) {
            for (Path process : processes) {
                String id = String.valueOf(process.getFileName());
                Holders.container(process)
                        .filter(_ -> writes(id))
                        .ifPresent(container -> writers.computeIfAbsent(container, _ -> new TreeSet<>())
                                .add(Long.valueOf(id)));
            }
        }
        return writers;
    }

    private boolean writes(String process) {
        try {
            return mounts.of(process).anyMatch(Mounts.Mount::writable);
        } catch (IOException _) {
            // It has ended meanwhile.
            return false;
        }
    }
}
