package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether this host's copy of the data is served: Gluster's process for its brick lives. Gluster itself is not asked. */
final class BrickSense implements Sense {
    private final Path marks;
    private final Path processes;

    /**
     * A look at the brick.
     *
     * @param runs where glusterd marks the processes that it started, a directory for each volume
     * @param processes the kernel's {@code /proc}
     */
    BrickSense(StorageSpec storage, Path runs, Path processes) {
        this.marks = runs.resolve(storage.volume());
        this.processes = processes;
    }

    @Override
    public String name() {
        return "brick";
    }

    @Override
    public String subject() {
        return "the copy here";
    }

    @Override
    public String wellbeing() {
        return "the copy here is served";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> look() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(marks, "*.pid")) {
            for (Path file : files) {
                String process = Files.readString(file).strip();
                if (!process.isEmpty() && Files.exists(processes.resolve(process))) {
                    return Optional.empty();
                }
            }
        } catch (NoSuchFileException _) {
            return Optional.of("the copy here was never served");
        }
        return Optional.of("the copy here is not served");
    }

    /** Both places are in memory. */
    @Override
    public void abandon() {}
}
