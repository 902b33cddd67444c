package io.swarmstead.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A control group (cgroup v2) of the lab's own. Whatever is started in it stays in it, so that the kernel knows what
 * belongs to a host or a server of the lab, across crashes of ours and without trusting a process id written down.
 */
record ControlGroup(Path path) {
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Where the machine has its cgroup v2 hierarchy, pure or beside version 1. */
    static Optional<Path> hierarchy() {
        return Mounts.ofType("cgroup2").stream().findFirst();
    }

    static ControlGroup named(String name) {
        return new ControlGroup(hierarchy()
                .orElseThrow(() -> new IllegalStateException("no cgroup v2 hierarchy is mounted"))
                .resolve(name));
    }

    /** Whether any process runs in it. */
    boolean populated() {
        try {
            return Files.readString(path.resolve("cgroup.events")).contains("populated 1");
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Starts a program in it, in a session of its own that outlives us, with its output added to the log.
     */
    void start(List<String> argv, List<String> environment, Path log) throws LabException {
        List<String> detached = new ArrayList<>(List.of("setsid", "env"));
        detached.addAll(environment);
        detached.addAll(argv);
        try {
            Machine.processBuilder(entering(detached))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LabException("machine: cannot start " + argv.getFirst(), e, "look at " + log);
        }
    }

    /** The program, entering the group first. */
    List<String> entering(List<String> argv) throws LabException {
        new Folder(path).create();
        List<String> entering = new ArrayList<>(List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
        entering.add(path.resolve("cgroup.procs").toString());
        entering.addAll(argv);
        return entering;
    }

    /** Ends every process in it at once, with no chance to say good-bye, and removes it. */
    void end() throws LabException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try {
            Files.writeString(path.resolve("cgroup.kill"), "1");
            Deadline.within(LONGEST_END).await("the end of all processes in " + path, () -> !populated());
            remove();
        } catch (IOException e) {
            throw new LabException("machine: cannot end the processes in " + path, e, "run as root: rmdir " + path);
        }
    }

    /** Group after group from the innermost; the kernel's files in them need no removal. */
    private void remove() throws IOException {
        List<Path> groups;
        try (Stream<Path> tree = Files.walk(path)) {
            groups = tree.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path group : groups) {
            Files.deleteIfExists(group);
        }
    }
}
