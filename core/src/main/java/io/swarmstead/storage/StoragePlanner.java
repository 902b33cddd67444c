package io.swarmstead.storage;

import static java.util.Objects.requireNonNull;

import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.storage.StorageState.OnHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What it takes to have the volume, started, with our options and mounted everywhere.
 *
 * <p>A volume is created only when every host was seen and none knows it: a host that is away may hold the data. A brick
 * directory that is not empty is never taken over; it is an obstacle with the way out. A host that was installed anew takes
 * the place of what it was, and an empty directory that of a copy that was lost, while all other copies are served.
 */
final class StoragePlanner {
    private final CloudSpec spec;
    private final StorageState state;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> obstacles = new ArrayList<>();

    StoragePlanner(CloudSpec spec, StorageState state) {
        this.spec = spec;
        this.state = state;
    }

    Plan plan() {
        Optional<HostName> anchor = anchor();
        Transport transport = new Transport(spec, state, anchor);
        if (transport.underWay()) {
            return transport.plan();
        }
        state.hosts().forEach(this::daemons);
        anchor.ifPresent(this::pool);
        state.hosts().forEach(this::mount);
        return new Plan(steps, obstacles).and(transport.plan());
    }

    private void daemons(HostName name, OnHost host) {
        if (!host.differing().isEmpty()) {
            steps.add(new StorageStep.ConfigureStorage(
                    name, host.differing(), host.glusterd().active(), host.client()));
        }
        if (!host.glusterd().running()) {
            steps.add(new GlusterStep.StartGlusterd(name));
        }
    }

    /**
     * The host whose glusterd is asked for what concerns the whole pool: one that runs rather than not, and of those the
     * one that knows the latest version of the volume; or else the first.
     */
    private Optional<HostName> anchor() {
        Comparator<OnHost> authority = Comparator.comparing(OnHost::knowsVolume)
                .thenComparing((OnHost host) -> host.glusterd().active())
                .thenComparingInt(OnHost::volumeVersion);
        return state.hosts().entrySet().stream()
                .max(Map.Entry.comparingByValue(authority))
                .map(Map.Entry::getKey);
    }

    private void pool(HostName anchor) {
        OnHost onAnchor = state.hosts().get(anchor);
        if (onAnchor == null) {
            return;
        }
        boolean foreigners = probe(anchor, onAnchor);
        if (onAnchor.knowsVolume()) {
            newcomers(anchor, onAnchor);
            keep(anchor, onAnchor);
        } else if (state.hosts().size() < spec.hosts().size()) {
            obstacles.add(new Problem(
                    "the volume is not created while a host is away",
                    "that host may hold its data",
                    "bring every host of the spec up, then run: swarmstead up"));
        } else if (vacant() && !foreigners) {
            SequencedMap<String, String> options = VolumeOptions.of(spec.storage());
            options.putAll(Transport.options(spec.storage().tls()));
            steps.add(new GlusterStep.CreateVolume(anchor, spec.storage(), bricks(), options));
        }
    }

    /** Takes the hosts into the anchor's pool; whether one of them is in somebody else's. */
    private boolean probe(HostName anchor, OnHost onAnchor) {
        Set<String> known = known(onAnchor);
        List<HostName> foreigners = state.hosts().keySet().stream()
                .filter(name -> !peer(name, onAnchor) && !known.containsAll(peers(name)))
                .toList();
        foreigners.forEach(this::foreign);
        if (!foreigners.contains(anchor)) {
            state.hosts().keySet().stream()
                    .filter(name -> !name.equals(anchor) && !peer(name, onAnchor) && !foreigners.contains(name))
                    .forEach(name -> steps.add(new GlusterStep.ProbePeer(
                            anchor, name, spec.host(name).address())));
        }
        return !foreigners.isEmpty();
    }

    /** The pool has them as peers, and they know nothing of it. */
    private void newcomers(HostName anchor, OnHost onAnchor) {
        state.hosts().forEach((name, host) -> {
            if (!host.knowsVolume() && peer(name, onAnchor) && known(onAnchor).containsAll(host.peers())) {
                steps.add(new GlusterStep.TakeItsPlace(
                        name,
                        spec.host(name).address(),
                        anchor,
                        spec.host(anchor).address(),
                        spec.storage().volume()));
            }
        });
    }

    private OnHost on(HostName name) {
        return requireNonNull(state.hosts().get(name));
    }

    private Set<String> peers(HostName name) {
        return on(name).peers();
    }

    /** glusterd writes a peer's name instead of its address where it finds one. */
    private boolean peer(HostName name, OnHost onAnchor) {
        return onAnchor.peers().contains(spec.host(name).address())
                || onAnchor.peers().contains(name.value());
    }

    /** Who may be a peer: every host of the spec, and whoever is in the pool that has the volume. */
    private Set<String> known(OnHost onAnchor) {
        Stream<String> hosts = spec.hosts().stream()
                .flatMap(host -> Stream.of(host.address(), host.name().value()));
        Stream<String> pool = onAnchor.knowsVolume() ? onAnchor.peers().stream() : Stream.of();
        return Stream.concat(hosts, pool).collect(Collectors.toSet());
    }

    private void foreign(HostName name) {
        obstacles.add(new Problem(
                name + ": is in another Gluster pool",
                "its peers are " + peers(name).stream().sorted().collect(Collectors.joining(", ")),
                "if that pool is not needed, detach the host there: gluster peer detach "
                        + spec.host(name).address()));
    }

    private boolean vacant() {
        List<Problem> reasons = state.hosts().keySet().stream()
                .filter(this::hasBrick)
                .flatMap(name -> Stream.concat(unmounted(name).stream(), occupied(name).stream()))
                .toList();
        obstacles.addAll(reasons);
        return reasons.isEmpty();
    }

    private Optional<Problem> occupied(HostName name) {
        return on(name).occupied()
                ? Optional.of(new Problem(
                        name + ": the brick's directory " + spec.storage().brick() + " is not empty",
                        "a new volume would mix its files with what lies there",
                        "move it aside: mv %1$s %1$s.before"
                                .formatted(spec.storage().brick())))
                : Optional.empty();
    }

    private Optional<Problem> unmounted(HostName name) {
        return on(name).unmounted().isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        name + ": nothing is mounted at " + String.join(", ", on(name).unmounted()),
                        "/etc/fstab has a disk for it, or the copy of the volume lay on one there, at "
                                + spec.storage().brick(),
                        "mount it, or replace the disk and its line; then: swarmstead up"));
    }

    /** The hosts with a copy: the first ones of the spec, as many as there shall be copies. */
    private List<String> bricks() {
        return spec.hosts().stream()
                .limit(spec.storage().replica())
                .map(host -> host.address() + ":" + spec.storage().brick())
                .toList();
    }

    private void keep(HostName anchor, OnHost onAnchor) {
        SequencedMap<String, String> differing = new LinkedHashMap<>(VolumeOptions.of(spec.storage()));
        differing
                .entrySet()
                .removeIf(option -> option.getValue().equals(onAnchor.volume().get(option.getKey())));
        if (!differing.isEmpty()) {
            steps.add(new GlusterStep.SetOptions(anchor, spec.storage().volume(), differing));
        }
        List<HostName> down = state.hosts().entrySet().stream()
                .filter(host -> hasBrick(host.getKey()) && !host.getValue().brickUp())
                .map(Map.Entry::getKey)
                .toList();
        List<HostName> lost =
                down.stream().filter(name -> !isCopy(name, onAnchor)).toList();
        lost.forEach(name -> copyAnew(name, anchor));
        // it would also serve what lies in the directory of a lost copy, as if that were one
        if (lost.isEmpty() && (!onAnchor.volumeStarted() || !down.isEmpty())) {
            steps.add(new GlusterStep.StartVolume(
                    anchor, spec.storage().volume(), spec.storage().brick(), onAnchor.volumeStarted()));
        }
    }

    /** Whether Gluster would serve what is there: {@code volume start force} marks any directory as a copy, too. */
    private boolean isCopy(HostName name, OnHost onAnchor) {
        return on(name).occupied() && on(name).mark().equals(onAnchor.volumeId());
    }

    private void copyAnew(HostName name, HostName anchor) {
        String brick = spec.storage().brick();
        Optional<Problem> unmounted = unmounted(name);
        if (unmounted.isPresent()) {
            obstacles.add(unmounted.get());
        } else if (on(name).occupied() && on(name).mark().equals(StorageState.UNREADABLE)) {
            obstacles.add(new Problem(
                    name + ": whether a copy of the volume lies in the brick's directory " + brick
                            + " is not known yet",
                    "what it is marked with is read by getfattr, which comes with Gluster's packages",
                    "run once more: swarmstead up"));
        } else if (on(name).occupied()) {
            obstacles.add(new Problem(
                    name + ": what lies in the brick's directory " + brick + " is no copy of the volume",
                    "Gluster does not serve it, and a new copy would be mixed with it",
                    "move it aside: mv %1$s %1$s.before; then: swarmstead up".formatted(brick)));
        } else {
            String missing = others(name)
                    .filter(other ->
                            !state.hosts().containsKey(other) || !on(other).brickUp())
                    .map(HostName::value)
                    .collect(Collectors.joining(", "));
            if (missing.isEmpty()) {
                steps.add(new GlusterStep.CopyAnew(
                        anchor,
                        spec.storage().volume(),
                        name,
                        spec.host(name).address() + ":" + brick,
                        (int) others(name).count(),
                        on(name).aside()));
            } else {
                obstacles.add(new Problem(
                        name + ": its copy of the volume is lost, and is not made anew for now",
                        "that is done only while every other copy is served, and this one is not: " + missing,
                        "the stewards start what has stopped; bring these back, then: swarmstead up"));
            }
        }
    }

    /** The other hosts with a copy. */
    private Stream<HostName> others(HostName name) {
        return spec.hosts().stream().map(HostSpec::name).filter(other -> !other.equals(name) && hasBrick(other));
    }

    private boolean hasBrick(HostName host) {
        return bricks().stream()
                .anyMatch(brick -> brick.startsWith(spec.host(host).address() + ":"));
    }

    private void mount(HostName name, OnHost host) {
        if (host.covered()) {
            obstacles.add(new Problem(
                    name + ": " + spec.storage().mount() + " holds files of its own",
                    "the volume would be mounted over them and hide them",
                    "move them aside: mv %1$s %1$s.before; after the up, copy what you need onto the volume"
                            .formatted(spec.storage().mount())));
        } else if (!host.alive() || !host.mount().running()) {
            steps.add(new MountStep.MountVolume(name, spec.storage()));
        } else if (!host.confined() && (host.client() || host.differing().isEmpty())) {
            // a client that is started anew, for other servers, mounts it as it shall be
            steps.add(new MountStep.ConfineVolume(name, spec.storage()));
        }
    }
}
