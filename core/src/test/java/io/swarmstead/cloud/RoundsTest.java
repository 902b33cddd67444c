package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Answers;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Execution;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bring-up of hosts that are to be restarted, one by one. */
class RoundsTest {
    private static final CloudSpec TEN_HOSTS = Specs.of(IntStream.rangeClosed(1, 10)
            .mapToObj(number -> "  h%1$d: 10.0.0.%1$d\n".formatted(number))
            .collect(Collectors.joining("", "cloud: garage\ndomain: garage.test\nhosts:\n", "")));

    private final List<HostName> restarted = new ArrayList<>();
    private final FakeFleet fleet = FakeFleet.of();

    private record Restart(HostName host, Consumer<HostName> restarted) implements Step {
        @Override
        public String action() {
            return "restart";
        }

        @Override
        public String reason() {
            return "it is asked for";
        }

        @Override
        public Impact impact() {
            return Impact.RESTART;
        }

        @Override
        public void apply(Fleet fleet) {
            restarted.accept(host);
        }
    }

    /** Asks for a restart of those that were not restarted yet. */
    private record Restarts(List<HostName> restarted) implements Concern<String> {
        @Override
        public String name() {
            return "restarts";
        }

        @Override
        public Look look(CloudSpec spec, HostName host) {
            return Look.NOTHING;
        }

        @Override
        public String read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
            return "";
        }

        @Override
        public Plan plan(CloudSpec spec, String observed) {
            return new Plan(
                    spec.hostNames().stream()
                            .filter(host -> !restarted.contains(host))
                            .<Step>map(host -> new Restart(host, restarted::add))
                            .toList(),
                    List.of());
        }

        @Override
        public Verdict verdict(CloudSpec spec, String observed) {
            return Verdict.well("as it is", "nothing follows");
        }
    }

    private static final Execution.Listener NOBODY = new Execution.Listener() {
        @Override
        public void started(Step step) {}

        @Override
        public void ended(Outcome outcome, Duration elapsed) {}
    };

    private Observation observed(Set<String> away) {
        Map<HostName, Sighting<Answers>> sightings = new LinkedHashMap<>();
        TEN_HOSTS
                .hostNames()
                .forEach(host -> sightings.put(
                        host,
                        away.contains(host.value())
                                ? new Sighting.Unseen<>(new Problem(host + ": off", "no power", "power it on"))
                                : new Sighting.Seen<>(new Answers(Map.of()))));
        return new Observation(
                TEN_HOSTS,
                sightings,
                List.of(new View<>(new Restarts(restarted), TEN_HOSTS, "", new LinkedHashMap<>())));
    }

    @Test
    void tenHostsAreRestartedInTenRounds() {
        List<Outcome> outcomes = new BringUp(() -> observed(Set.of()), fleet, NOBODY).apply(observed(Set.of()));
        assertThat(restarted).containsExactlyElementsOf(TEN_HOSTS.hostNames());
        assertThat(outcomes).hasSize(10).allMatch(outcome -> outcome instanceof Outcome.Done);
    }

    @Test
    void whatIsNotDoneIsAmongTheOutcomes() {
        List<Outcome> outcomes = new BringUp(() -> observed(Set.of("h2")), fleet, NOBODY).apply(observed(Set.of()));
        assertThat(restarted).containsExactly(new HostName("h1"));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Done)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Held)
                .hasSize(9);
    }

    @Test
    void aRoundInWhichNothingCanBeDoneIsTheLast() {
        List<Outcome> outcomes = new BringUp(
                        () -> {
                            throw new AssertionError("nobody is to look again");
                        },
                        fleet,
                        NOBODY)
                .apply(observed(Set.of("h2")));
        assertThat(outcomes).hasSize(10).allMatch(outcome -> outcome instanceof Outcome.Held);
    }
}
