package io.swarmstead.daemon;

import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.WholeMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the {@link WholeMark}: when a manager of the swarm was missed last, or its leader. A steward that is started anew
 * goes on with the mark of the one before.
 */
final class WholeWord implements Duty {
    private final Supplier<Optional<List<Node>>> nodes;
    private final Roll roll;
    private final Path file;
    private final Path uptime;
    private volatile boolean whole;

    /**
     * A duty that writes to a file.
     *
     * @param nodes the members of the swarm as they were seen last, none without a leader; empty before the first look
     * @param swarm a file that is not empty where the host was a member of a swarm already
     * @param uptime the kernel's {@code /proc/uptime}
     */
    WholeWord(Supplier<Optional<List<Node>>> nodes, Path swarm, Path file, Path uptime) {
        this.nodes = nodes;
        this.roll = new Roll(swarm.toFile().length() > 0);
        this.file = file;
        this.uptime = uptime;
    }

    /** Whether nobody was missed in the last tick. */
    boolean whole() {
        return whole;
    }

    @Override
    public void tick() {
        Optional<List<Node>> seen = nodes.get();
        if (seen.isEmpty()) {
            return;
        }
        whole = !roll.misses(seen.get());
        try {
            if (!whole) {
                write(WholeMark.seconds(Files.readString(uptime)));
            } else if (Files.notExists(file)) {
                write(0);
            }
        } catch (IOException failed) {
            System.out.println("whole: not written (" + failed + ")");
        }
    }

    private void write(long missed) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, missed + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
