package io.swarmstead.daemon;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.view.Away;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the other hosts are silent, and whether this one is in a majority without them. The kernel of each is asked
 * for a connection: accepted and refused are both a sign of life, whatever became of its daemons. Swarm's own word is ten
 * seconds late. A host that has never answered since this one was booted does not count as silent: a firewall may be
 * between the two, and one that boots alone has nothing to give up.
 */
final class Peers implements Sense {
    /** Of Swarm's members for one another, managers or not: no firewall between them may close it. */
    static final int PORT = 7946;

    /**
     * A connection each, and no answer to any is silence. Three and not one, because packets get lost: where one in
     * a hundred is, a host with two others would be wrong about both once in centuries. Together they end within a tick.
     */
    private static final int ROUNDS = 3;

    private static final Duration ROUND = Duration.ofMillis(300);

    private final List<HostSpec> others;
    private final Set<HostName> managers;
    private final int port;
    private final Met met;
    private final InstantSource clock;
    private final Map<HostName, Instant> heard = new HashMap<>();
    private volatile Map<HostName, Instant> silent = Map.of();

    /** The hosts that refused. */
    private volatile Set<HostSpec> refusing = Set.of();

    Peers(CloudSpec spec, HostName self, int port, Met met, InstantSource clock) {
        this.others =
                spec.hosts().stream().filter(host -> !host.name().equals(self)).toList();
        this.managers = spec.managers().stream().map(HostSpec::name).collect(Collectors.toUnmodifiableSet());
        this.port = port;
        this.met = met;
        this.clock = clock;
        met.names().forEach(name -> heard.put(name, clock.instant()));
    }

    /** The hosts that have answered since the boot and do not now, and when each did for the last time. */
    Map<HostName, Instant> silent() {
        return silent;
    }

    /**
     * The hosts whose tasks are not reached, or soon will not be: those that are silent, and those whose Docker is not
     * there, which is what a refusal means; it stops what ran when it is started again. In a minority, where it may be this
     * host that is away, only what is not reached from here counts. What happened is one to two seconds old when it is known.
     */
    Away away() {
        Set<HostName> quiet = silent.keySet();
        Set<HostSpec> refused = refusing;
        return new Away(
                addresses(host -> quiet.contains(host.name())),
                majority(quiet) ? addresses(refused::contains) : Set.of());
    }

    private Set<String> addresses(Predicate<HostSpec> which) {
        return others.stream().filter(which).map(HostSpec::address).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether more than half of the managers are not silent, this host included where it is one. If not, the others may
     * be that majority, and go on without this host. There is always an odd number of managers.
     */
    boolean majority() {
        return majority(silent.keySet());
    }

    private boolean majority(Set<HostName> quiet) {
        return 2 * managers.stream().filter(quiet::contains).count() < managers.size();
    }

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String subject() {
        return "the other hosts";
    }

    @Override
    public String wellbeing() {
        if (others.isEmpty()) {
            return "there are no other hosts";
        }
        return silent.isEmpty() ? "the other hosts answer" : names() + ", and most managers answer";
    }

    /** A look takes one; the rest is for a host that has no time for us. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** One look at a time; it takes less than a second, whatever the others do. */
    @Override
    public synchronized Optional<String> look() throws IOException {
        Set<HostSpec> unanswered = Set.copyOf(others);
        Set<HostSpec> refused = new HashSet<>();
        for (int round = 0; round < ROUNDS && !unanswered.isEmpty(); round++) {
            unanswered = ask(unanswered, refused);
        }
        Map<HostName, Instant> quiet = new TreeMap<>();
        for (HostSpec host : others) {
            HostName name = host.name();
            if (!unanswered.contains(host)) {
                if (heard.put(name, clock.instant()) == null) {
                    met.add(name);
                }
            } else if (heard.containsKey(name)) {
                quiet.put(name, heard.get(name));
            }
        }
        silent = Collections.unmodifiableMap(quiet);
        refusing = Collections.unmodifiableSet(refused);
        return majority() ? Optional.empty() : Optional.of("in a minority: " + names());
    }

    private String names() {
        List<String> names = silent.keySet().stream().map(HostName::value).toList();
        return String.join(", ", names) + (names.size() == 1 ? " is silent" : " are silent");
    }

    /** Asks each once, side by side, and returns those who have not answered when the round is over. */
    private Set<HostSpec> ask(Set<HostSpec> hosts, Set<HostSpec> refused) throws IOException {
        Set<HostSpec> waiting = new HashSet<>(hosts);
        long end = System.nanoTime() + ROUND.toNanos();
        try (Selector selector = Selector.open()) {
            try {
                for (HostSpec host : hosts) {
                    call(host, selector, waiting, refused);
                }
                long left = ROUND.toMillis();
                while (!waiting.isEmpty() && left > 0) {
                    selector.select(key -> hear(key, waiting, refused), left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
        return waiting;
    }

    private void call(HostSpec host, Selector selector, Set<HostSpec> waiting, Set<HostSpec> refused)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, host);
        try {
            if (channel.connect(new InetSocketAddress(host.address(), port))) {
                waiting.remove(host);
            }
        } catch (ConnectException refusal) {
            waiting.remove(host);
            refused.add(host);
            key.cancel();
        } catch (IOException unreachable) {
            key.cancel();
        }
    }

    /** Refused is an answer. That there is no way to the host is what our own kernel says. */
    private static void hear(SelectionKey key, Set<HostSpec> waiting, Set<HostSpec> refused) {
        HostSpec host = (HostSpec) key.attachment();
        try (SocketChannel channel = (SocketChannel) key.channel()) {
            channel.finishConnect();
            waiting.remove(host);
        } catch (ConnectException refusal) {
            waiting.remove(host);
            refused.add(host);
        } catch (IOException unreachable) {
            // Nothing was heard from it in this round.
        }
    }

    /** It takes no longer than its patience. */
    @Override
    public void abandon() {}
}
