package io.swarmstead.daemon;

import io.swarmstead.host.HostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Whether the copy here went back in time while it is served, as on a virtual machine that was resumed from a snapshot and
 * never booted: another host remembers a greater number than it has. Without an answer nothing is known to be wrong.
 */
final class MarkSense implements Sense {
    private final String self;
    private final BooleanSupplier served;
    private final DiskMark mark;
    private final Memories memories;

    /** @param served whether the copy here is, and the volume answers */
    MarkSense(String self, BooleanSupplier served, DiskMark mark, Memories memories) {
        this.self = self;
        this.served = served;
        this.mark = mark;
        this.memories = memories;
    }

    @Override
    public String name() {
        return "mark";
    }

    @Override
    public String subject() {
        return "the copy here";
    }

    @Override
    public String wellbeing() {
        return "the copy here is as late as others remember it";
    }

    /** The command ends before. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Optional<String> look() {
        try {
            // the mark first: what is told meanwhile was on the disk by then
            OptionalLong own = served.getAsBoolean() ? mark.read() : OptionalLong.empty();
            if (own.isEmpty()) {
                return Optional.empty();
            }
            return memories.read().entrySet().stream()
                    .filter(memory -> !memory.getKey().equals(self))
                    .filter(memory -> memory.getValue().getOrDefault(self, 0L) > own.getAsLong())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .map(host ->
                            "the copy here went back in time, with an old disk or a snapshot: %s remembers a later one"
                                    .formatted(host));
        } catch (HostException | IOException _) {
            return Optional.empty();
        }
    }

    /** The command has a time limit of its own. */
    @Override
    public void abandon() {}
}
