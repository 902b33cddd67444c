package io.swarmstead.names;

import static java.util.Objects.requireNonNull;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.StewardFiles;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares, on a manager, what Docker's DNS tells containers of this host with what the swarm has. Docker keeps the names of a
 * network by gossip of the hosts that are on it, and hosts that were cut off from one another may keep what is old, or
 * nothing (moby#53141, moby#35548): a new task of the service makes it be told anew.
 *
 * @param clock to be about that of the swarm's other managers
 * @param out takes a line for each name that is wrong
 */
public record NameCheck(Host host, Engine.Asking docker, InstantSource clock, Consumer<String> out) {
    /** Of one network's names; a name that is missing is looked for outside first, where nobody may answer for seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** To have the tasks of one service replaced; a large one goes on behind that. */
    private static final Duration ONE = Duration.ofMinutes(2);

    /** What the swarm's store answers to an update of a version that is none any more. */
    private static final String ANOTHER_WAS_FASTER = "update out of sequence";

    /** Before a service of which it cannot be told whether its name is right, because it changes just now. */
    public static final String UNKNOWN = "? ";

    /** Names what is wrong, and what is not known. */
    public void run() throws HostException {
        Found found = look();
        found.wrong().forEach(name -> out.accept(name.text()));
        found.unknown().forEach(service -> out.accept(UNKNOWN + ServiceName.tasks(service)));
    }

    /**
     * Has the swarm place services anew whose names are wrong, one after the other, by each one's own update settings. Of
     * hosts that find the same at once the swarm listens to one.
     *
     * @throws HostException if one was not placed anew; the others were tried all the same
     */
    public void heal() throws HostException {
        Set<String> tried = new HashSet<>();
        List<String> complaints = new ArrayList<>();
        for (Optional<ServiceName> next = next(tried); next.isPresent(); next = next(tried)) {
            tried.add(next.get().id());
            complaint(next.get()).ifPresent(complaints::add);
        }
        if (!complaints.isEmpty()) {
            throw new HostException(new Problem(
                    host.name() + ": not every service was placed anew",
                    String.join("; ", complaints),
                    "docker service update --force SERVICE"));
        }
    }

    /** Why it was not placed anew; none where it was, or another host was faster. */
    private Optional<String> complaint(ServiceName name) {
        try {
            Result result = host.attempt(Command.of("docker", "service", "update", "--quiet", "--force", name.id())
                    .withTimeout(ONE));
            return result.succeeded() || result.error().contains(ANOTHER_WAS_FASTER)
                    ? Optional.empty()
                    : Optional.of(name.service() + ": " + result.error().strip());
        } catch (HostException late) {
            return Optional.of(name.service() + ": " + late.problem().what());
        }
    }

    private Optional<ServiceName> next(Set<String> tried) throws HostException {
        return look().wrong().stream()
                .map(WrongName::name)
                .filter(name -> !tried.contains(name.id()))
                .findFirst();
    }

    private record Found(List<WrongName> wrong, Set<String> unknown) {}

    /** What was so before and after the question counts. */
    private Found look() throws HostException {
        SwarmNames before = SwarmNames.of(docker, clock.instant());
        List<WrongName> wrong = new ArrayList<>();
        for (Map.Entry<String, ServiceName.Asker> place : before.inside().entrySet()) {
            wrong.addAll(wrong(place.getValue(), on(before, place.getKey())));
        }
        Set<String> unknown = new TreeSet<>(before.changing());
        if (!wrong.isEmpty()) {
            Set<ServiceName> after =
                    Set.copyOf(SwarmNames.of(docker, clock.instant()).names());
            wrong.stream()
                    .filter(each -> !after.contains(each.name()))
                    .forEach(each -> unknown.add(each.name().service()));
            wrong.removeIf(each -> !after.contains(each.name()));
        }
        return new Found(wrong, unknown);
    }

    private static List<ServiceName> on(SwarmNames names, String network) {
        return names.names().stream()
                .filter(name -> name.network().equals(network))
                .toList();
    }

    private List<WrongName> wrong(ServiceName.Asker asker, List<ServiceName> names) throws HostException {
        String questions = names.stream().map(ServiceName::tasks).collect(Collectors.joining("\n"));
        Command inside = StewardFiles.program(host.name(), StewardFiles.RESOLVE);
        Result answer = host.attempt(inside.through("nsenter", "-t", String.valueOf(asker.process()), "-n")
                .withInput(questions)
                .withTimeout(LONGEST));
        Map<String, Set<String>> found = Resolution.read(answer.output());
        return names.stream()
                .filter(name -> found.containsKey(name.tasks()))
                .map(name -> judged(name, asker, requireNonNull(found.get(name.tasks()))))
                .filter(WrongName::isWrong)
                .toList();
    }

    private static WrongName judged(ServiceName name, ServiceName.Asker asker, Set<String> told) {
        return new WrongName(name, name.lacking(asker, told), name.strange(asker, told));
    }
}
