package io.swarmstead.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one concern gets to see of a cloud: usual answers of every host, of which a test changes those that it is about.
 * Answers to questions that the concern does not ask, and questions without an answer, fail the test.
 */
public final class Sights<O> {
    private final CloudSpec spec;
    private final Concern<O> concern;
    private final Map<HostName, Told> told = new LinkedHashMap<>();
    private final Set<HostName> missed = new HashSet<>();

    public Sights(CloudSpec spec, Concern<O> concern, Function<HostName, Told> usual) {
        this.spec = spec;
        this.concern = concern;
        spec.hostNames().forEach(host -> told.put(host, usual.apply(host)));
    }

    /** What this host answers, to be changed. */
    public Told on(String host) {
        return requireNonNull(told.get(new HostName(host)), host);
    }

    public Sights<O> misses(String host) {
        missed.add(new HostName(host));
        return this;
    }

    public O observed() {
        String[] names = spec.hostNames().stream().map(HostName::value).toArray(String[]::new);
        FakeFleet fleet = FakeFleet.of(names);
        told.forEach((host, answers) -> {
            if (!missed.contains(host)) {
                fleet.sees(host.value(), answers.answers());
            }
        });
        Map<HostName, Sighting<Answers>> sightings = fleet.look(host -> concern.look(spec, host));
        told.forEach((host, answers) -> assertThat(answers.keys())
                .as("what %s asks %s", concern.name(), host)
                .isEqualTo(fleet.asked(host.value()).questions().keySet()));
        return concern.read(spec, sightings);
    }

    public Plan plan() {
        return concern.plan(spec, observed());
    }

    public Verdict verdict() {
        return concern.verdict(spec, observed());
    }
}
