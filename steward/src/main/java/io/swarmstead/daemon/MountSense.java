package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the shared volume answers. The mount is touched by a child only, because a hung one hangs whoever asks it: a
 * shell that stays, reads the sentinel by a word of its own when it is told to, and is killed when it does not answer.
 * So a look in each second starts no process.
 */
final class MountSense implements Sense {
    private static final String READER =
            "while read -r sentinel; do name=; read -r name < \"$sentinel\"; echo \"$name\"; done 2> /dev/null";

    private final StorageSpec storage;
    private final Mounts mounts;
    private volatile @Nullable Process reader;

    MountSense(StorageSpec storage, Mounts mounts) {
        this.storage = storage;
        this.mounts = mounts;
    }

    @Override
    public String name() {
        return "mount";
    }

    @Override
    public String subject() {
        return "the volume";
    }

    @Override
    public String wellbeing() {
        return "the volume answers";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Optional<String> look() throws IOException {
        if (storage.replicated() && mounts.live().isEmpty()) {
            return Optional.of("the volume is not mounted");
        }
        return sentinel().equals(storage.volume()) ? Optional.empty() : Optional.of("the volume does not answer");
    }

    private String sentinel() throws IOException {
        Process child = reader;
        if (child == null || !child.isAlive()) {
            child = new ProcessBuilder("/bin/sh", "-c", READER)
                    .redirectError(Redirect.DISCARD)
                    .start();
            reader = child;
        }
        Writer request = child.outputWriter();
        request.write(storage.mount() + "/.swarmstead\n");
        request.flush();
        String answer = child.inputReader().readLine();
        return answer == null ? "" : answer;
    }

    /** A child that the kernel does not let go stays, and so does the look: no second one is hung beside it. */
    @Override
    public void abandon() {
        Process child = reader;
        if (child != null) {
            child.destroyForcibly();
        }
    }
}
