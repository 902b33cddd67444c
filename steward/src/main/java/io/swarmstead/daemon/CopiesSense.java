package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.StorageFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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

    private static final String REACH = "reach ";

    private final Command question;
    private final Host host;
    private final BooleanSupplier everybodyIsThere;
    private final InstantSource clock;

    /** What is lacking, and since when in milliseconds. */
    private final Map<String, Long> lacking = new HashMap<>();

    /**
     * Nothing is known to be wrong.
     *
     * @param bricks addresses of the hosts that have a copy
     * @param everybodyIsThere whether no other host is silent: what one of them lacks has to wait for its return
     */
    CopiesSense(
            StorageSpec storage,
            List<String> bricks,
            Host host,
            BooleanSupplier everybodyIsThere,
            InstantSource clock) {
        // the daemon has a connection to each brick, beside those to glusterd
        this.question = Command.script("""
                        {
                            %1$s
                            daemon=$(cat /run/gluster/shd/%2$s/%2$s-shd.pid)
                            for brick in %3$s; do
                                ss -tnpH state established dst "$brick" and dport != :24007 | grep -q ",pid=$daemon," || echo "$brick"
                            done
                        } | sed 's/^/%4$s/'
                        %5$s
                        """.formatted(
                                unreached(storage),
                                Command.quote(storage.volume()),
                                bricks.stream().map(Command::quote).collect(Collectors.joining(" ")),
                                REACH,
                                StorageFiles.toHeal(storage)))
                .withTimeout(Duration.ofSeconds(8));
        this.host = host;
        this.everybodyIsThere = everybodyIsThere;
        this.clock = clock;
    }

    /** A shell command that names each copy that the volume's client here does not reach; it fails without a client. */
    static String unreached(StorageSpec storage) {
        // the directory .meta is the client's own, and answered by it
        return """
                (cd %s/.meta/graphs/active && for client in %s-client-*; do
                    grep -qx 'connected = 1' "$client/private" || echo "$client"
                done)""".formatted(Command.quote(storage.mount()), Command.quote(storage.volume()));
    }

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
        Set<String> now = everybodyIsThere.getAsBoolean() ? question() : Set.of();
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

    private Set<String> question() throws IOException {
        try {
            Result answer = host.attempt(question);
            if (!answer.succeeded()) {
                throw new IOException("the index of what is to be healed is not there");
            }
            return answer.output().lines().collect(Collectors.toSet());
        } catch (HostException silent) {
            throw new IOException(silent.problem().why(), silent);
        }
    }

    private long lasting(Duration longest, boolean unreached) {
        return lacking.entrySet().stream()
                .filter(one -> one.getKey().startsWith(REACH) == unreached)
                .filter(one -> clock.millis() - one.getValue() >= longest.toMillis())
                .count();
    }

    /** The command has a time limit of its own. */
    @Override
    public void abandon() {}
}
