package io.swarmstead.cli;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.Look;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sighting;
import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The hosts of a rehearsal, of which the first one, which is asked for all where one is enough, says something else.
 *
 * @param said what it says instead
 */
record LyingHosts(Rehearsal honest, UnaryOperator<Answers> said) implements Fleet {
    /** What hosts are asked, and say. */
    interface Asking {
        void ask(Fleet fleet) throws Exception;
    }

    /** Every question with its honest answer: the key, and from the next line on what is said. */
    static List<String> samples(Rehearsal honest, Asking asking) throws Exception {
        Map<String, String> samples = new LinkedHashMap<>();
        asking.ask(new LyingHosts(honest, answers -> {
            answers.results().forEach((key, answer) -> samples.put(key, key + "\n" + answer.output()));
            return answers;
        }));
        return List.copyOf(samples.values());
    }

    /** By a sample, or what a mutation has made of it. */
    static LyingHosts of(Rehearsal honest, String sample) {
        int end = sample.indexOf('\n');
        String key = sample.substring(0, Math.max(0, end));
        String lie = sample.substring(end + 1);
        return new LyingHosts(honest, answers -> {
            Map<String, Result> results = new LinkedHashMap<>(answers.results());
            results.computeIfPresent(key, (_, _) -> new Result(0, lie, ""));
            return new Answers(results);
        });
    }

    @Override
    public Map<HostName, Sighting<Answers>> look(Function<HostName, Look> looks) {
        Map<HostName, Sighting<Answers>> sightings = new LinkedHashMap<>(honest.look(looks));
        sightings.computeIfPresent(
                honest.spec().hostNames().getFirst(),
                (_, seen) -> seen instanceof Sighting.Seen<Answers>(var answers)
                        ? new Sighting.Seen<>(said.apply(answers))
                        : seen);
        return sightings;
    }

    @Override
    public List<Host> hosts() {
        return honest.hosts();
    }

    @Override
    public Host host(HostName name) {
        return honest.host(name);
    }

    @Override
    public void close() {}
}
