package io.swarmstead.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A folder that belongs to the lab, with what is done to its files. */
record Folder(Path path) {
    Path at(String name) {
        return path.resolve(name);
    }

    Folder sub(String name) {
        return new Folder(path.resolve(name));
    }

    boolean has(String name) {
        return Files.exists(at(name));
    }

    Folder create() throws LabException {
        try {
            Files.createDirectories(path);
            return this;
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Puts the file in place whole: nobody ever reads half of it. */
    void write(String name, String content) throws LabException {
        write(name, content, "rw-r--r--");
    }

    void write(String name, String content, String permissions) throws LabException {
        Path file = at(name);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(fresh.getParent());
            Files.writeString(fresh, content);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    String read(String name) throws LabException {
        try {
            return Files.readString(at(name));
        } catch (IOException e) {
            throw new LabException("machine: cannot read " + at(name), e, "run swarmstead lab down, then up");
        }
    }

    void rename(String from, String to) throws LabException {
        try {
            Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(at(to), e);
        }
    }

    /** The folders in it; none where it is not there itself. */
    List<Folder> folders() throws LabException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(Files::isDirectory).map(Folder::new).toList();
        } catch (IOException e) {
            throw new LabException("machine: cannot list " + path, e, "look at the folder's rights");
        }
    }

    /** Removes the folder and what is in it, but nothing that is mounted there. */
    void delete() throws LabException {
        Mounts.release(path);
        Machine.run(Duration.ofMinutes(5), "rm", "-rf", "--one-file-system", path.toString());
    }

    private static LabException unwritable(Path file, IOException cause) {
        return new LabException(
                "machine: cannot write " + file, cause, "look at the disk's space and rights: df -h " + file);
    }
}
