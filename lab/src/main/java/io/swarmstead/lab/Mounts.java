package io.swarmstead.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is mounted on the machine, as the kernel tells it. */
final class Mounts {
    private Mounts() {}

    /** One line of mountinfo. */
    private record Mount(Path point, String type) {
        static Mount parse(String line) {
            String[] words = line.split(" ");
            int separator = List.of(words).indexOf("-");
            return new Mount(Path.of(words[4].replace("\\040", " ")), words[separator + 1]);
        }
    }

    static List<Path> ofType(String type) {
        return all().filter(mount -> mount.type().equals(type))
                .map(Mount::point)
                .toList();
    }

    static boolean has(Path point) {
        return all().anyMatch(mount -> mount.point().equals(point));
    }

    /** Unmounts all that is mounted in the folder, the last mounted first, busy or not. */
    static void release(Path folder) throws LabException {
        List<Path> inside = all().map(Mount::point)
                .filter(point -> point.startsWith(folder))
                .toList();
        for (Path point : inside.reversed()) {
            Machine.run("umount", "--lazy", point.toString());
        }
    }

    private static Stream<Mount> all() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream().map(Mount::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
