package io.swarmstead.daemon;

import io.swarmstead.host.HostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Has the mark of the copy here grow while the copy is served, and tells the others. What is told was on the disk for one
 * interval: so a disk that loses its last writes with the power is not behind, and neither are hosts that all went back to
 * snapshots which were made within some minutes. A copy without a mark gets one above all that is remembered of it. Where
 * others remember more than it has, nothing is written: that would hide it.
 */
final class MarkCare implements Duty {
    /** A copy that went back by less than two of these is not noticed; snapshots of three hosts made by hand are not apart as far. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final String self;
    private final BooleanSupplier served;
    private final DiskMark mark;
    private final Memories memories;
    private final Errand errand;
    private final LongSupplier nanoseconds;
    private long next;

    /**
     * A duty whose first time is when the copy is served.
     *
     * @param served whether the copy here is, and the volume answers
     */
    MarkCare(
            String self,
            BooleanSupplier served,
            DiskMark mark,
            Memories memories,
            Errand errand,
            LongSupplier nanoseconds) {
        this.self = self;
        this.served = served;
        this.mark = mark;
        this.memories = memories;
        this.errand = errand;
        this.nanoseconds = nanoseconds;
        this.next = nanoseconds.getAsLong();
    }

    @Override
    public void tick() {
        long now = nanoseconds.getAsLong();
        if (now - next >= 0 && served.getAsBoolean() && errand.begin(this::grow)) {
            next = now + INTERVAL.toNanos();
        }
    }

    private void grow() throws HostException {
        Map<String, Map<String, Long>> told = memories.read();
        Map<String, Long> known = new TreeMap<>();
        told.values().forEach(memory -> memory.forEach((copy, number) -> known.merge(copy, number, Math::max)));
        long remembered = known.getOrDefault(self, 0L);
        try {
            long own = mark.read().orElse(remembered);
            if (own >= remembered) {
                known.put(self, own);
                memories.write(known);
                mark.write(own + 1);
            }
        } catch (IOException failed) {
            errand.journal().write("mark", "the copy here is not marked", String.valueOf(failed));
        }
    }
}
