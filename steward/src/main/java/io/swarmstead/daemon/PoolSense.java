package io.swarmstead.daemon;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether glusterd knows the volume, and takes every peer for a member of its pool. It rejects one whose settings of a volume
 * are others than its own, each tells the other so, and both write it into the files that they keep of their peers. Those are
 * read, because glusterd itself is asked by a child.
 */
final class PoolSense implements Sense {
    /** {@code GD_FRIEND_STATE_BEFRIENDED} in Gluster's {@code glusterd-sm.h}. */
    private static final String BEFRIENDED = "state=3";

    /** {@code GD_FRIEND_STATE_REJECTED} there. */
    private static final String REJECTED = "state=6";

    private final CloudSpec spec;
    private final Path peers;
    private final Path volume;

    /**
     * A look at the files.
     *
     * @param glusterd where glusterd keeps what it knows
     */
    PoolSense(CloudSpec spec, Path glusterd) {
        this.spec = spec;
        this.peers = glusterd.resolve("peers");
        this.volume = glusterd.resolve("vols").resolve(spec.storage().volume()).resolve("info");
    }

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String subject() {
        return "Gluster's pool";
    }

    @Override
    public String wellbeing() {
        return "every host is a member of Gluster's pool";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(4);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Optional<String> look() throws IOException {
        List<String> strangers = strangers();
        if (!strangers.isEmpty()) {
            return Optional.of("Gluster's pool: " + String.join(", ", strangers));
        }
        return Files.exists(volume) ? Optional.empty() : Optional.of("glusterd does not know the volume");
    }

    private List<String> strangers() throws IOException {
        List<String> strangers = new ArrayList<>();
        boolean alone = true;
        // glusterd writes a file aside, and moves it into its place
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(peers, file -> !file.toString().endsWith(".tmp"))) {
            for (Path file : files) {
                alone = false;
                stranger(file).ifPresent(strangers::add);
            }
        }
        return alone
                ? List.of("this host has no peers")
                : strangers.stream().sorted().toList();
    }

    /** Whose file it is, and what is wrong; none where the peer is a member, or was forgotten just now. */
    private Optional<String> stranger(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.contains(BEFRIENDED)
                    ? Optional.empty()
                    : Optional.of(peer(file, lines) + (lines.contains(REJECTED) ? " is rejected" : " is no member"));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** By its name in the spec, where it has one; Gluster calls it by its address or by a name. */
    private String peer(Path file, List<String> lines) {
        List<String> called = lines.stream()
                .filter(line -> line.startsWith("hostname"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        return spec.hosts().stream()
                .filter(host -> called.contains(host.address())
                        || called.contains(host.name().value()))
                .map(HostSpec::name)
                .map(Object::toString)
                .findFirst()
                .orElseGet(() -> called.isEmpty() ? String.valueOf(file.getFileName()) : called.getFirst());
    }

    /** The files are short, and on the disk that this host runs from. */
    @Override
    public void abandon() {}
}
