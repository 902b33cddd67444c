package io.swarmstead.alerts;

import io.swarmstead.alerts.LedgerStore.Kept;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells the owner what is broken, as one host's steward does while it is the leader's: each incident once, when it has
 * lasted, and its end once. A message is repeated only if its teller dies between sending it and writing that down.
 */
public final class Announcer {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);

    /** Two stewards at most write at one time, and each of them little. */
    private static final int ATTEMPTS = 5;

    private final String cloud;
    private final String host;
    private final LedgerStore store;
    private final List<Channel> channels;
    private final Clock clock;
    private final Consumer<String> journal;
    private final Map<String, Retry> retries = new HashMap<>();

    private record Retry(Instant next, Duration pause) {
        static Retry first(Instant now) {
            return new Retry(now.plus(FIRST_RETRY), FIRST_RETRY);
        }

        Retry later(Instant now) {
            Duration doubled = pause.multipliedBy(2);
            Duration longer = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
            return new Retry(now.plus(longer), longer);
        }
    }

    Announcer(
            String cloud,
            String host,
            LedgerStore store,
            List<Channel> channels,
            Clock clock,
            Consumer<String> journal) {
        this.cloud = cloud;
        this.host = host;
        this.store = store;
        this.channels = List.copyOf(channels);
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Of this host's steward.
     *
     * @param self this host, a manager
     * @param engine its engine, which is asked in every turn
     * @param journal is told what was sent, and what could not be
     */
    public static Announcer on(Host self, Engine.Asking engine, AlertSettings settings, Consumer<String> journal) {
        return new Announcer(
                settings.cloud(),
                self.name().value(),
                new SwarmLedger(self, engine),
                settings.channels(),
                Clock.systemUTC(),
                journal);
    }

    /**
     * Sends a message that nothing happened, by every channel.
     *
     * @return what became of it, a line for each channel
     */
    public static List<String> test(AlertSettings settings, String host) throws InterruptedException {
        List<String> outcomes = new ArrayList<>();
        for (Channel channel : settings.channels()) {
            try {
                channel.send(Notice.test(settings.cloud(), host, Instant.now()));
                outcomes.add(channel.name() + ": taken");
            } catch (IOException e) {
                outcomes.add("%s: not taken: %s".formatted(channel.name(), e.getMessage()));
            }
        }
        return outcomes;
    }

    /**
     * Takes note of what is broken now, and sends what is due. Takes as long as the slowest channel.
     *
     * @param scope what was looked at: the beginning of the keys of all its incidents, before a slash
     * @throws HostException if there is no swarm to agree with; nothing was sent then
     */
    public void turn(String scope, Collection<Incident> troubles) throws HostException, InterruptedException {
        Kept before = store.read();
        Set<String> names = channels.stream().map(Channel::name).collect(Collectors.toSet());
        Ledger after = before.ledger().turned(scope, troubles, names, host, clock.instant());
        if (!after.equals(before.ledger()) && !store.replace(before, after)) {
            return; // somebody else was quicker, and the next turn sees what it wrote
        }
        for (Entry entry : after.entries().values()) {
            if (entry.isDue() && entry.teller().equals(host)) {
                tell(entry);
            }
        }
    }

    private void tell(Entry entry) throws HostException, InterruptedException {
        for (Channel channel : channels) {
            String attempt = "%s %s %s".formatted(entry.incident().key(), entry.stage(), channel.name());
            Retry retry = retries.get(attempt);
            if (entry.told().contains(channel.name())
                    || (retry != null && clock.instant().isBefore(retry.next()))) {
                continue;
            }
            Notice notice = entry.notice(cloud);
            try {
                channel.send(notice);
                retries.remove(attempt);
                journal.accept("told by %s: %s".formatted(channel.name(), notice.subject()));
                writeDown(entry, channel);
            } catch (IOException e) {
                Instant now = clock.instant();
                Retry next = retry == null ? Retry.first(now) : retry.later(now);
                retries.put(attempt, next);
                journal.accept("not told by %s, again in %d s: %s (%s)"
                        .formatted(channel.name(), next.pause().toSeconds(), notice.subject(), e.getMessage()));
            }
        }
    }

    private void writeDown(Entry entry, Channel channel) throws HostException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Kept known = store.read();
            Ledger told = known.ledger().told(entry.incident().key(), entry.stage(), channel.name());
            if (told.equals(known.ledger()) || store.replace(known, told)) {
                return;
            }
        }
    }
}
