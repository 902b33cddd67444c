package io.swarmstead.host;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The hosts of a cloud, reached with the OpenSSH of this machine and the owner's own configuration of it. Hosts are
 * connected to when they are first asked something.
 *
 * <p>Connections outlive this object, and the process, by 60 s, so that the next command of a person is quick; in the
 * environment {@code SWARMSTEAD_SSH_PERSIST=no} ends them in {@link #close}.
 */
public final class OpenSshFleet implements Fleet {
    private final SequencedMap<HostName, OpenSshHost> hosts;
    private final boolean persist;

    private OpenSshFleet(SequencedMap<HostName, OpenSshHost> hosts, boolean persist) {
        this.hosts = hosts;
        this.persist = persist;
    }

    /**
     * Does not connect yet.
     *
     * @throws HostException if this machine has no safe place for the control sockets
     */
    public static OpenSshFleet open(CloudSpec spec, HostKeys hostKeys) throws HostException {
        return open(spec, hostKeys, ControlDirectory.standard(), !"no".equals(System.getenv("SWARMSTEAD_SSH_PERSIST")));
    }

    static OpenSshFleet open(CloudSpec spec, HostKeys hostKeys, Path directory, boolean persist) {
        SequencedMap<HostName, OpenSshHost> hosts = new LinkedHashMap<>();
        spec.hosts()
                .forEach(host -> hosts.put(
                        host.name(),
                        new OpenSshHost(new SshConnection(new SshOptions(host, spec.ssh(), hostKeys, directory)))));
        return new OpenSshFleet(hosts, persist);
    }

    @Override
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    @Override
    public Host host(HostName name) {
        return known(name);
    }

    private OpenSshHost known(HostName name) {
        OpenSshHost host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("no host " + name + " in the cloud");
        }
        return host;
    }

    @Override
    public Map<HostName, Sighting<Answers>> look(Function<HostName, Look> looks) {
        return onEach(host -> sight(host, looks.apply(host.name())));
    }

    private static Sighting<Answers> sight(OpenSshHost host, Look look) {
        try {
            return new Sighting.Seen<>(host.look(look));
        } catch (HostException failure) {
            return new Sighting.Unseen<>(failure.problem());
        }
    }

    /**
     * The keys of those hosts that answer with a key nobody has vouched for. Connects to the others on the way. Hosts
     * that cannot be reached, or whose key has changed, are not among them: a look tells of those.
     */
    public List<UnknownKey> unknownKeys() {
        return onEach(OpenSshFleet::unknownKey).values().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UnknownKey> unknownKey(OpenSshHost host) {
        try {
            return host.connection().isKeyUnknown()
                    ? new KnownHosts(host.connection().options()).fetch()
                    : Optional.empty();
        } catch (HostException _) {
            return Optional.empty();
        }
    }

    /** Trusts the key from now on: a person has compared the fingerprint. */
    public void accept(UnknownKey key) throws HostException {
        new KnownHosts(known(key.host()).connection().options()).add(key);
    }

    /** Side by side, in the order of the spec. */
    private <T> SequencedMap<HostName, T> onEach(Function<OpenSshHost, T> work) {
        SequencedMap<HostName, Future<T>> futures = new LinkedHashMap<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            hosts.forEach((name, host) -> futures.put(name, executor.submit(() -> work.apply(host))));
        }
        SequencedMap<HostName, T> results = new LinkedHashMap<>();
        futures.forEach((name, future) -> results.put(name, future.resultNow()));
        return Collections.unmodifiableSequencedMap(results);
    }

    @Override
    public void close() {
        if (!persist) {
            onEach(host -> {
                host.connection().close();
                return true;
            });
        }
    }
}
