package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the volume's client and its self-heal daemon here reach every copy of the data, and the copy here waits for no
 * other to be healed. Gluster sees to all of that by itself, but not always: who asks for a brick's port in the moment in
 * which the brick is started anew is told the old one, and does not try again (seen with 11.1). Such a client writes to the
 * other copies only, and such a daemon heals nothing.
 */
final class CopiesSense implements Sense {
    /** Both ask for a brick every 3 s. */
    private static final Duration UNREACHED = Duration.ofSeconds(10);

    /** A crawl of the self-heal daemon, which cluster.heal-timeout has once a minute, and half of the next. */
    private static final Duration UNHEALED = Duration.ofSeconds(90);

    private static final int GLUSTERD = 24007;

    private final List<String> bricks;
    private final Path daemon;
    private final Connections connections;
    private final Command question;
    private final HealIndex index;
    private final Host host;
    private final BooleanSupplier everybodyIsThere;
    private final Supplier<Set<String>> splitBrains;
    private final InstantSource clock;

    /** What is lacking, and since when in milliseconds; what is not reached has a slash in its name. */
    private final Map<String, Long> lacking = new HashMap<>();

    /**
     * Nothing is known to be wrong.
     *
     * @param bricks IPv4 addresses of the hosts that have a copy
     * @param runs where glusterd marks the self-heal daemons that it started, a directory for each volume
     * @param everybodyIsThere whether no other host is silent: what one of them lacks has to wait for its return
     * @param splitBrains names in the index of files that no healing can help
     */
    CopiesSense(
            StorageSpec storage,
            List<String> bricks,
            Path runs,
            Connections connections,
            HealIndex index,
            Host host,
            BooleanSupplier everybodyIsThere,
            Supplier<Set<String>> splitBrains,
            InstantSource clock) {
        this.bricks = List.copyOf(bricks);
        this.daemon = runs.resolve(storage.volume()).resolve(storage.volume() + "-shd.pid");
        this.connections = connections;
        this.question =
                Command.script(QUESTION, storage.mount(), storage.volume()).withTimeout(Duration.ofSeconds(8));
        this.index = index;
        this.host = host;
        this.everybodyIsThere = everybodyIsThere;
        this.splitBrains = splitBrains;
        this.clock = clock;
    }

    /**
     * Names, of a mount and its volume, each copy that the volume's client here does not reach; it fails without a client. The
     * directory .meta is the client's own, and answered by it.
     */
    static final String QUESTION =
            "(cd \"$1/.meta/graphs/active\" && { grep -Lx 'connected = 1' -- \"$2\"-client-*/private; [ $? -lt 2 ]; })";

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public String subject() {
        return "the copy here";
    }

    @Override
    public String wellbeing() {
        return "every copy is reached, and no file waits for long to be healed";
    }

    /** The command ends before. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Optional<String> look() throws IOException {
        Set<String> now = everybodyIsThere.getAsBoolean() ? now() : Set.of();
        lacking.keySet().retainAll(now);
        now.forEach(one -> lacking.putIfAbsent(one, clock.millis()));
        if (lasting(UNREACHED, true) > 0) {
            return Optional.of(
                    "the volume's client or self-heal daemon does not reach every copy, though every host is there");
        }
        long files = lasting(UNHEALED, false);
        return files > 0
                ? Optional.of("%d files wait to be healed, though every host is there".formatted(files))
                : Optional.empty();
    }

    private Set<String> now() throws IOException {
        try {
            Result answer = host.attempt(question);
            if (!answer.succeeded()) {
                throw new IOException("the volume's client is not there");
            }
            Set<String> hopeless = splitBrains.get();
            return Stream.of(answer.output().lines(), unreachedByDaemon(), index.files().stream())
                    .flatMap(lacking -> lacking)
                    .filter(one -> !hopeless.contains(one))
                    .collect(Collectors.toSet());
        } catch (HostException silent) {
            throw new IOException(silent.problem().why(), silent);
        }
    }

    /** It has a connection to each brick, beside those to glusterd. */
    private Stream<String> unreachedByDaemon() throws IOException {
        Set<String> reached = connections.of(daemon).stream()
                .filter(server -> server.getPort() != GLUSTERD)
                .map(InetSocketAddress::getHostString)
                .collect(Collectors.toSet());
        return bricks.stream().filter(brick -> !reached.contains(brick)).map("shd/"::concat);
    }

    private long lasting(Duration longest, boolean unreached) {
        return lacking.entrySet().stream()
                .filter(one -> one.getKey().contains("/") == unreached)
                .filter(one -> clock.millis() - one.getValue() >= longest.toMillis())
                .count();
    }

    /** The command has a time limit of its own. */
    @Override
    public void abandon() {}
}
