package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Whether the volume reaches every copy of the data from here, and the copy here waits for no other to be healed. Gluster
 * sees to both by itself, but not always: a client that asks for a brick's port in the moment in which the brick is
 * started anew is told the old one, and does not try again (seen with 11.1). It then writes to the other copies only.
 */
final class CopiesSense implements Sense {
    /** A client asks for its brick every 3 s. */
    private static final Duration UNREACHED = Duration.ofSeconds(10);

    /** A crawl of the self-heal daemon, which cluster.heal-timeout has once a minute, and half of the next. */
    private static final Duration UNHEALED = Duration.ofSeconds(90);

    private static final String CLIENT = "client ";

    private final Command question;
    private final Host host;
    private final BooleanSupplier everybodyIsThere;
    private final InstantSource clock;

    /** What is lacking, and since when in milliseconds. */
    private final Map<String, Long> lacking = new HashMap<>();

    /**
     * Nothing is known to be wrong.
     *
     * @param everybodyIsThere whether no other host is silent: what one of them lacks has to wait for its return
     */
    CopiesSense(StorageSpec storage, Host host, BooleanSupplier everybodyIsThere, InstantSource clock) {
        // the directory .meta is the client's own, and answered by it; an index names each file that is to be healed
        this.question = Command.script("""
                        cd %s/.meta/graphs/active && for client in %s-client-*; do
                            grep -qx 'connected = 1' "$client/private" || printf '%s%%s\\n' "$client"
                        done
                        cd %s/data/.glusterfs/indices/xattrop && ls | grep -v ^xattrop-
                        true
                        """.formatted(
                                Command.quote(storage.mount()),
                                Command.quote(storage.volume()),
                                CLIENT,
                                Command.quote(storage.brick())))
                .withTimeout(Duration.ofSeconds(8));
        this.host = host;
        this.everybodyIsThere = everybodyIsThere;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public String subject() {
        return "the volume's client";
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
        Set<String> now = everybodyIsThere.getAsBoolean() ? question() : Set.of();
        lacking.keySet().retainAll(now);
        now.forEach(one -> lacking.putIfAbsent(one, clock.millis()));
        long copies = lasting(UNREACHED, true);
        if (copies > 0) {
            return Optional.of(
                    "the volume does not reach %d of its copies, though every host is there".formatted(copies));
        }
        long files = lasting(UNHEALED, false);
        return files > 0
                ? Optional.of("%d files wait to be healed, though every host is there".formatted(files))
                : Optional.empty();
    }

    private Set<String> question() throws IOException {
        try {
            return host.attempt(question).output().lines().collect(Collectors.toSet());
        } catch (HostException silent) {
            throw new IOException(silent.problem().why(), silent);
        }
    }

    private long lasting(Duration longest, boolean clients) {
        return lacking.entrySet().stream()
                .filter(one -> one.getKey().startsWith(CLIENT) == clients)
                .filter(one -> clock.millis() - one.getValue() >= longest.toMillis())
                .count();
    }

    /** The command has a time limit of its own. */
    @Override
    public void abandon() {}
}
