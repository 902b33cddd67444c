package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether the shared volume answers: its sentinel is read by a child that may hang in our place. */
final class MountSense implements Sense {
    private final StorageSpec storage;
    private final Mounts mounts;
    private final FirstLine reader;

    MountSense(StorageSpec storage, Mounts mounts) {
        this.storage = storage;
        this.mounts = mounts;
        this.reader = new FirstLine(storage.mount());
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
        return reader.of(storage.mount() + "/.swarmstead").equals(storage.volume())
                ? Optional.empty()
                : Optional.of("the volume does not answer");
    }

    /** A child that the kernel does not let go stays, and so does the look: no second one is hung beside it. */
    @Override
    public void abandon() {
        reader.abandon();
    }
}
