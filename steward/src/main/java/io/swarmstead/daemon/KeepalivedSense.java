package io.swarmstead.daemon;

import io.swarmstead.vip.CheckMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether keepalived still runs its check of this host, which leaves a mark each time. One that hangs does not, keeps the
 * VIP's address all the same, and another host takes that too.
 */
final class KeepalivedSense implements Sense {
    private final Path mark;
    private final Path uptime;

    /**
     * A look at the mark.
     *
     * @param uptime the kernel's {@code /proc/uptime}
     */
    KeepalivedSense(Path mark, Path uptime) {
        this.mark = mark;
        this.uptime = uptime;
    }

    @Override
    public String name() {
        return "keepalived";
    }

    @Override
    public String subject() {
        return "keepalived";
    }

    @Override
    public String wellbeing() {
        return "keepalived checks this host";
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
        try {
            long age = seconds(uptime) - seconds(mark);
            return age <= CheckMark.LASTS
                    ? Optional.empty()
                    : Optional.of("keepalived has not checked this host for %d s".formatted(age));
        } catch (NoSuchFileException _) {
            return Optional.of("keepalived has never checked this host");
        }
    }

    private static long seconds(Path file) throws IOException {
        String text = Files.readString(file).strip();
        int end = text.indexOf('.');
        try {
            return Long.parseLong(end < 0 ? text : text.substring(0, end));
        } catch (NumberFormatException _) {
            throw new IOException(file + " does not begin with a number");
        }
    }

    /** Both places are in memory. */
    @Override
    public void abandon() {}
}
