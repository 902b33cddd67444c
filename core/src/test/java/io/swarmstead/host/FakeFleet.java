package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fake hosts as a fleet, with canned answers to looks. A host of which nothing was told is unseen. An answer is there
 * for those keys only that were told, whatever the look asks.
 */
public final class FakeFleet implements Fleet {
    private final Map<HostName, FakeHost> hosts = new LinkedHashMap<>();
    private final Map<HostName, Sighting<Answers>> sightings = new HashMap<>();
    private final Map<HostName, Look> looks = new HashMap<>();

    public FakeFleet(FakeHost... hosts) {
        Stream.of(hosts).forEach(host -> this.hosts.put(host.name(), host));
    }

    /** With hosts of these names, which were not told of any command. */
    public static FakeFleet of(String... names) {
        return new FakeFleet(Stream.of(names).map(FakeHost::new).toArray(FakeHost[]::new));
    }

    /** Answers each key with a text and exit code 0. */
    public FakeFleet sees(String host, Map<String, String> texts) {
        Map<String, Result> results = new HashMap<>();
        texts.forEach((key, text) -> results.put(key, new Result(0, text, "")));
        return sees(host, new Answers(results));
    }

    public FakeFleet sees(String host, Answers answers) {
        sightings.put(new HostName(host), new Sighting.Seen<>(answers));
        return this;
    }

    public FakeFleet misses(String host) {
        sightings.put(new HostName(host), new Sighting.Unseen<>(unreachable(new HostName(host))));
        return this;
    }

    private static Problem unreachable(HostName host) {
        return new Problem(host + ": cannot be reached", "connection timed out", "make sure that it runs");
    }

    /** What the host was last asked. */
    public Look asked(String host) {
        return looks.getOrDefault(new HostName(host), Look.NOTHING);
    }

    public FakeHost fake(String name) {
        return host(new HostName(name));
    }

    @Override
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    @Override
    public FakeHost host(HostName name) {
        FakeHost host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("no host " + name + " in the cloud");
        }
        return host;
    }

    @Override
    public Map<HostName, Sighting<Answers>> look(Function<HostName, Look> questions) {
        Map<HostName, Sighting<Answers>> seen = new LinkedHashMap<>();
        hosts.keySet().forEach(name -> {
            looks.put(name, OnVolume.require(questions.apply(name)));
            seen.put(name, sightings.getOrDefault(name, new Sighting.Unseen<>(unreachable(name))));
        });
        return seen;
    }

    @Override
    public void close() {}
}
