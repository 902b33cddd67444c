package io.swarmstead.daemon;

import io.swarmstead.spec.HostName;
import java.time.Duration;

/** Keeps the storage label of this host, a manager, as the mount is. Between ready and lost there is time to think. */
final class StorageCare implements Duty {
    /** A mount that has only just come back may be about to go again. */
    private static final Duration READY = Duration.ofSeconds(3);

    /** As for the VIP: while a dead host is being given up, the mounts of the others stall for less. */
    private static final Duration LOST = Duration.ofSeconds(10);

    private final HostName host;
    private final Watch mount;
    private final StorageLabel label;
    private final Errand labelling;

    StorageCare(HostName host, Watch mount, StorageLabel label, Errand labelling) {
        this.host = host;
        this.mount = mount;
        this.label = label;
        this.labelling = labelling;
    }

    @Override
    public void tick() {
        if (mount.good() && mount.lasting().compareTo(READY) >= 0) {
            keep(StorageLabel.READY);
        } else if (mount.bad().compareTo(LOST) >= 0) {
            keep(StorageLabel.LOST);
        }
    }

    private void keep(String value) {
        label.differing(host, value).ifPresent(member -> labelling.begin(() -> label.set(member, value)));
    }
}
