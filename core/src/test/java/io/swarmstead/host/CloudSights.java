package io.swarmstead.host;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all concerns get to see of a cloud: the answers of each host, by concern. */
public final class CloudSights {
    private final Map<HostName, Map<String, Told>> told = new LinkedHashMap<>();

    public CloudSights(CloudSpec spec) {
        spec.hostNames().forEach(host -> told.put(host, new LinkedHashMap<>()));
    }

    public CloudSights tell(HostName host, String concern, Told answers) {
        told.getOrDefault(host, Map.of()).put(concern, answers);
        return this;
    }

    /** What this host answers to this concern, to be changed. */
    public Told on(String host, String concern) {
        Told answers = told.getOrDefault(new HostName(host), Map.of()).get(concern);
        if (answers == null) {
            throw new IllegalArgumentException("nothing told of " + concern + " on " + host);
        }
        return answers;
    }

    public CloudSights misses(String host) {
        told.put(new HostName(host), Map.of());
        return this;
    }

    /** A fleet that shows this. */
    public FakeFleet fleet() {
        FakeFleet fleet =
                FakeFleet.of(told.keySet().stream().map(HostName::value).toArray(String[]::new));
        told.forEach((host, concerns) -> {
            if (!concerns.isEmpty()) {
                Told all = new Told();
                concerns.forEach((concern, answers) -> all.and(answers.prefixed(concern)));
                fleet.sees(host.value(), all.answers());
            }
        });
        return fleet;
    }
}
