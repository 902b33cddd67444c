package io.swarmstead.daemon;

import io.swarmstead.vip.WellMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives keepalived the word that the host is well, or that it is not; none before everything was looked at once. */
final class WellWord implements Duty {
    private final Wellness wellness;
    private final Path file;
    private final Path uptime;

    /**
     * A duty that writes to a file.
     *
     * @param uptime the kernel's {@code /proc/uptime}
     */
    WellWord(Wellness wellness, Path file, Path uptime) {
        this.wellness = wellness;
        this.file = file;
        this.uptime = uptime;
    }

    /** A word that cannot be written is none, and the last one runs out. */
    @Override
    public void tick() {
        if (!wellness.known()) {
            return;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, (wellness.well() ? now() + WellMark.LASTS : 0) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            System.out.println("well: not written (" + failed + ")");
        }
    }

    /** Whole seconds since the boot. */
    private long now() throws IOException {
        String text = Files.readString(uptime);
        return Long.parseLong(text.substring(0, text.indexOf('.')));
    }
}
