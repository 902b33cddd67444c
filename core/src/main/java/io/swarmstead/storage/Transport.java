package io.swarmstead.storage;

import io.swarmstead.host.Look;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.storage.StorageState.OnHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether Gluster's daemons and clients speak TLS with one another, as asked. All of them have to change at once, because a
 * daemon with TLS hears none without: so a volume that is in use is switched as a whole, which is an outage, and only a host
 * that has not had its place in it yet begins by itself.
 *
 * <p>All hosts have one key, and its certificate signs itself: whoever has it is of the cloud. Each host is root on all data
 * anyway, as the others believe what it writes; and without an authority there is no key by which more hosts could be made.
 */
final class Transport {
    /** Where Gluster's key and certificate lie, on the disk of every host. */
    static final String FOLDER = "/etc/swarmstead/gluster";

    /** While this file is there, glusterd and all that ask it speak TLS ("management encryption"). */
    static final String SECURED = "/var/lib/glusterd/secure-access";

    /** A key and a certificate that belong together, and that root alone can write; prints what tells them from others. */
    static final String HELD = Look.THERE + """
            there "$1/glusterfs.key" && there "$1/glusterfs.pem" && there "$1/glusterfs.ca" || exit 1
            owner=$(stat -c '%U %a' -- "$1/glusterfs.key") || exit 2
            [ "$owner" = 'root 600' ] || exit 1
            certified=$(openssl x509 -in "$1/glusterfs.pem" -noout -pubkey 2> /dev/null) || exit 1
            [ "$certified" = "$(openssl pkey -in "$1/glusterfs.key" -pubout 2> /dev/null)" ] || exit 1
            cat -- "$1/glusterfs.pem" "$1/glusterfs.ca" | sha256sum || exit 2
            """;

    static final String IS_SECURED = Look.THERE + "there \"$1\"";

    private final CloudSpec spec;
    private final StorageState state;
    private final boolean wanted;
    private final Optional<HostName> anchor;
    private final Optional<OnHost> pool;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> obstacles = new ArrayList<>();

    /** @param anchor the host that knows the latest version of the volume, if there is one */
    Transport(CloudSpec spec, StorageState state, Optional<HostName> anchor) {
        this.spec = spec;
        this.state = state;
        this.wanted = spec.storage().tls();
        this.anchor = anchor;
        this.pool = anchor.map(state.hosts()::get).filter(OnHost::knowsVolume);
    }

    /** The options of the volume that say so; they are never set while clients have it mounted, for that ends all of them. */
    static SequencedMap<String, String> options(boolean tls) {
        return tls ? new TreeMap<>(Map.of("client.ssl", "on", "server.ssl", "on")) : new TreeMap<>();
    }

    /** What leads there. */
    Plan plan() {
        if (wanted) {
            keys();
        }
        if (settled()) {
            state.hosts().forEach((name, host) -> {
                if (host.secured() != wanted) {
                    steps.add(new TransportStep.SecureHost(
                            name, wanted, host.glusterd().active()));
                }
            });
        } else {
            anchor.ifPresent(this::change);
        }
        return new Plan(steps, obstacles);
    }

    /** Whether a change has begun and not ended, so that nothing else of the storage can be reached. */
    boolean underWay() {
        return !settled() && begun();
    }

    /** Whether there is no pool yet, or it is as it shall be, so that a host that is not is one that was away or is new. */
    private boolean settled() {
        return pool.map(this::settled).orElse(true);
    }

    private boolean settled(OnHost volume) {
        Predicate<OnHost> asWanted = host -> host.secured() == wanted;
        return begun()
                && (volume.volumeStarted()
                        ? members().anyMatch(asWanted)
                        : members().allMatch(asWanted));
    }

    /** The options of the volume, which a change begins with, are as they shall be. */
    private boolean begun() {
        return pool.filter(host -> host.tls() == wanted).isPresent();
    }

    private Stream<OnHost> members() {
        return state.hosts().values().stream().filter(OnHost::knowsVolume);
    }

    /** The key that most hosts hold is the cloud's; none is made while a host is away that may hold it. */
    private void keys() {
        Optional<HostName> holder = Sightings.holder(state.hosts(), OnHost::poolKey);
        if (holder.isEmpty() && state.hosts().size() < spec.hosts().size()) {
            obstacles.add(new Problem(
                    "the key for Gluster's TLS is not made while a host is away",
                    "that host may hold it",
                    "bring every host of the spec up, then run: swarmstead up"));
            return;
        }
        HostName source = holder.orElse(spec.hosts().getFirst().name());
        if (holder.isEmpty()) {
            steps.add(new TransportStep.MakeKey(source, spec.name()));
        }
        Sightings.lacking(state.hosts(), source, OnHost::poolKey)
                .forEach(name -> steps.add(new TransportStep.CopyKey(name, source)));
    }

    private void change(HostName via) {
        String away = spec.hostNames().stream()
                .filter(name -> !state.hosts().containsKey(name))
                .map(HostName::value)
                .collect(Collectors.joining(", "));
        boolean whole = state.hosts().values().stream()
                .allMatch(host -> host.knowsVolume() && host.alive() && host.pendingHeals() == 0);
        if (!away.isEmpty()) {
            obstacles.add(new Problem(
                    "whether Gluster speaks TLS is not changed while a host is away: " + away,
                    "it would hear none of the others when it returns",
                    "bring every host of the spec up, then run: swarmstead up"));
        } else if (begun() || whole) {
            steps.add(new TransportStep.ChangePool(via, spec.storage().volume(), wanted, spec.hostNames(), begun()));
        } else {
            obstacles.add(new Problem(
                    "whether Gluster speaks TLS is not changed while the volume is not whole",
                    "every host has to have it mounted, with nothing to heal, before it is stopped everywhere",
                    "swarmstead status tells what is missing; when it is well, run: swarmstead up"));
        }
    }
}
