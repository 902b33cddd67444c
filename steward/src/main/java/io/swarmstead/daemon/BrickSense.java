package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.CopyMark;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this host's copy of the data is served: Gluster's process for its brick is there and answers. A disk that
 * hangs below it is for Gluster's own health check to find, which ends the process.
 */
final class BrickSense implements Sense {
    private final Path place;
    private final Path marks;
    private final Path processes;
    private final GlusterCall brick = new GlusterCall();

    /**
     * A look at the brick.
     *
     * @param runs where glusterd marks the processes that it started, a directory for each volume
     * @param processes the kernel's {@code /proc}
     */
    BrickSense(StorageSpec storage, Path runs, Path processes) {
        this.place = Path.of(storage.brick());
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
        return Duration.ofSeconds(4);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(4);
    }

    @Override
    public Optional<String> look() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(marks, "*.pid")) {
            for (Path file : files) {
                String process = Files.readString(file).strip();
                Optional<Path> socket = process.isEmpty() ? Optional.empty() : socket(process);
                if (socket.isPresent()) {
                    brick.ping(UnixDomainSocketAddress.of(socket.get()));
                    return Optional.empty();
                }
            }
        } catch (NoSuchFileException _) {
            return Optional.of(aside("the copy here was never served"));
        }
        return Optional.of(aside("the copy here is not served"));
    }

    /** What was moved aside lies beside the place of the copy; without such a one it is as said. */
    private String aside(String otherwise) throws IOException {
        if (Files.exists(place)) {
            return otherwise;
        }
        String name = place.getFileName() + CopyMark.ASIDE;
        try (Stream<Path> beside = Files.list(place.resolveSibling("."))) {
            return beside.map(Path::normalize)
                    .filter(one -> String.valueOf(one.getFileName()).startsWith(name))
                    .max(Comparator.naturalOrder())
                    .map(
                            "the copy here went back in time and is not served; swarmstead up makes another, and it lies at %s"
                                    ::formatted)
                    .orElse(otherwise);
        } catch (NoSuchFileException _) {
            return otherwise;
        }
    }

    /** Where the process answers, by its own command line; none where it has ended. */
    private Optional<Path> socket(String process) throws IOException {
        try {
            List<String> words =
                    List.of(Files.readString(processes.resolve(process).resolve("cmdline"))
                            .split("\0"));
            int option = words.indexOf("-S");
            return option < 0 || option + 1 == words.size()
                    ? Optional.empty()
                    : Optional.of(Path.of(words.get(option + 1)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void abandon() {
        brick.hangUp();
    }
}
