package io.swarmstead;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of {@code src/test/resources} with an {@code out-*} for each step of a concern: what the owner and the plan are
 * told of it, and what hosts get of it, files and commands with what these read.
 *
 * @param family the sealed type of the concern's steps; none of its kinds may be left out
 */
public record GoldenSteps(String folder, Class<? extends Step> family) {
    /** Each step, by the name of its file, is applied to hosts of its own and leaves them as its file says. */
    public void match(Map<String, ? extends Step> steps, Supplier<FakeFleet> hosts) throws HostException {
        SequencedMap<String, String> transcripts = new TreeMap<>();
        for (Map.Entry<String, ? extends Step> step : steps.entrySet()) {
            transcripts.put(step.getKey(), transcript(step.getValue(), hosts.get()));
        }
        Golden.of(folder).matches(transcripts);
        assertThat(steps.values().stream().<Class<?>>map(Step::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds(family).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenSteps::kinds)
                : Stream.of(type);
    }

    private static String transcript(Step step, FakeFleet fleet) throws HostException {
        step.apply(fleet);
        String told = "%s: %s\nwhy: %s\n%s%s%s"
                .formatted(
                        step.host(),
                        step.action(),
                        step.reason(),
                        line(
                                "impact",
                                step.impact() == Impact.NONE
                                        ? ""
                                        : step.impact().name()),
                        line("waits for", names(step.requires())),
                        line("leads to", names(step.provides())));
        return told
                + fleet.hosts().stream()
                        .map(host -> received(fleet.host(host.name())))
                        .collect(Collectors.joining());
    }

    private static String line(String key, String value) {
        return value.isEmpty() ? "" : key + ": " + value + "\n";
    }

    private static String names(Set<Milestone> milestones) {
        return milestones.stream().map(Milestone::name).sorted().collect(Collectors.joining(", "));
    }

    private static String received(FakeHost host) {
        Stream<String> files = host.files().values().stream()
                .map(file -> "\n%s gets %s %s %s\n".formatted(host.name(), file.mode(), file.owner(), file.path()));
        Stream<String> commands = host.received().stream()
                .map(command -> "\n%s runs within %d s: %s\n%s"
                        .formatted(host.name(), command.timeout().toSeconds(), command.line(), input(command)));
        return Stream.concat(files, commands).collect(Collectors.joining());
    }

    /** Of JSON only that it is some: the order of its keys may be another in the next run. */
    private static String input(Command command) {
        return command.input().startsWith("{\"")
                ? "| JSON\n"
                : command.input()
                        .lines()
                        .map(line -> ("| " + line).stripTrailing() + "\n")
                        .collect(Collectors.joining());
    }
}
