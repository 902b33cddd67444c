package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import io.swarmstead.host.Folder;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one stack away: services, then, as its tasks end, networks, configs and secrets, and at last its folders, which
 * are moved aside in one rename each and never deleted. Cut off anywhere it is finished by doing it again, as long as
 * something of the stack is left; folders only move when all else has gone, so that no task writes into them meanwhile.
 * Where data stay, so do the secrets whose values may be nowhere else: a database lets nobody in who has another password
 * than it was made with.
 *
 * @param stack what is held of it
 * @param data whether data go too
 * @param folders those that exist and shall be moved; empty to leave data alone
 * @param mount where the shared volume is
 */
public record StackRemoval(
        Host manager,
        StackName name,
        Inventory stack,
        boolean data,
        StackFolders folders,
        String mount,
        Duration longest) {

    /** With the folders that are there, looked up on the manager; none where data stay. */
    public static StackRemoval of(Survey survey, StackName name, String mount, boolean data, Duration longest)
            throws HostException {
        StackFolders folders = data
                ? existing(survey.manager(), mount, StackFolders.of(survey.inventory(), name, mount))
                : new StackFolders(List.of(), List.of());
        return new StackRemoval(
                survey.manager(), name, survey.inventory().of(name.value()), data, folders, mount, longest);
    }

    private static StackFolders existing(Host manager, String mount, StackFolders folders) throws HostException {
        return new StackFolders(existing(manager, mount, folders.own()), existing(manager, mount, folders.shared()));
    }

    private static List<Folder> existing(Host manager, String mount, List<Folder> folders) throws HostException {
        Set<String> there = manager.run(
                        Command.script("""
                        for path; do
                            [ ! -e "$path" ] && [ ! -L "$path" ] || printf '%s\\n' "$path"
                        done
                        """, folders.stream().map(Folder::path).toArray(String[]::new))
                                .onVolume(mount))
                .lines()
                .collect(Collectors.toSet());
        return folders.stream().filter(folder -> there.contains(folder.path())).toList();
    }

    /** Secrets that stay with the data. */
    public List<StackObject> kept() {
        return kept(stack);
    }

    private List<StackObject> kept(Inventory held) {
        return data
                ? List.of()
                : held.secrets().stream().filter(StackObject::valued).toList();
    }

    /** What the swarm is to hold no longer. */
    public Inventory going() {
        return going(stack);
    }

    private Inventory going(Inventory held) {
        return held.without(kept(held));
    }

    /**
     * Does it.
     *
     * @param progress hears what is waited for, whenever that changes
     * @return what is left and why; empty when everything has gone
     */
    public Optional<Problem> run(Consumer<String> progress) throws HostException {
        Remains remains = new Remains(progress);
        if (!Patience.of(longest).until(remains::gone)) {
            return Optional.of(new Problem(
                    name + ": not gone after " + longest.toSeconds() + " s",
                    remains.reason(),
                    "swarmstead status tells whether a host is away; run it again: swarmstead stack rm " + name));
        }
        moveFolders();
        return Optional.empty();
    }

    /** Where the folders go: {@code removed/NAME-<time of the survey>} below the mount. */
    public String aside() {
        return mount + "/removed/" + name + "-" + stack.now().toString().replace(":", "");
    }

    private void moveFolders() throws HostException {
        if (folders.own().isEmpty()) {
            return;
        }
        manager.run(Command.script(
                        """
                set -e
                while [ $# -gt 0 ]; do
                    mkdir -p -- "$(dirname -- "$2")"
                    mv -nT -- "$1" "$2"
                    shift 2
                done
                """,
                        folders.own().stream()
                                .map(Folder::path)
                                .flatMap(folder -> Stream.of(folder, aside() + folder.substring(mount.length())))
                                .toArray(String[]::new))
                .onVolume(mount));
    }

    /** Everything of the stack that the swarm still holds, in words. */
    private List<String> left(Inventory swarm) {
        Inventory left = going(swarm.of(name.value()));
        List<String> words = new ArrayList<>();
        left.services().forEach(service -> words.add("service " + service.name()));
        Map<String, String> names =
                stack.services().stream().collect(Collectors.toMap(StackService::id, StackService::name));
        left(swarm.tasks(), names.keySet())
                .forEach(task -> words.add("a task of %s on %s (%s%s)"
                        .formatted(
                                names.getOrDefault(task.service(), "a service that has gone"),
                                task.host().isEmpty() ? "no host" : task.host(),
                                task.state(),
                                swarm.isReady(task.host()) ? "" : ", host away")));
        left.networks().forEach(network -> words.add("network " + network.name()));
        left.configs().forEach(config -> words.add("config " + config.name()));
        left.secrets().forEach(secret -> words.add("secret " + secret.name()));
        return words;
    }

    /** Tasks outlast their services, on a host that is away for as long as it is. */
    private Stream<StackTask> left(List<StackTask> tasks, Set<String> services) {
        return tasks.stream()
                .filter(task ->
                        services.contains(task.service()) || task.stack().equals(name.value()));
    }

    /** What the last look still found, and why it could not be taken away. */
    private final class Remains {
        private final Consumer<String> progress;
        private List<String> found = List.of();
        private List<String> refusals = List.of();

        private Remains(Consumer<String> progress) {
            this.progress = progress;
        }

        private boolean gone() throws HostException {
            refusals = new ArrayList<>();
            Inventory swarm;
            try {
                swarm = Survey.again(manager);
            } catch (HostException noLeader) {
                found(List.of("the swarm does not tell"));
                refusals.add(noLeader.problem().why());
                return false;
            }
            Inventory left = going(swarm.of(name.value()));
            if (left.services().isEmpty()) {
                remove("/networks/", left.networks().stream().map(StackObject::id));
                remove("/configs/", left.configs().stream().map(StackObject::id));
                remove("/secrets/", left.secrets().stream().map(StackObject::id));
            } else {
                remove("/services/", left.services().stream().map(StackService::id));
            }
            found(left(swarm));
            return found.isEmpty();
        }

        private void found(List<String> now) {
            if (!now.isEmpty() && !now.equals(found)) {
                progress.accept(String.join(", ", now));
            }
            found = now;
        }

        private void remove(String path, Stream<String> objects) throws HostException {
            for (String id : objects.toList()) {
                Result removed = manager.attempt(Engine.delete(path + id));
                if (!removed.succeeded()) {
                    refusals.add(Engine.complaint(removed));
                }
            }
        }

        private String reason() {
            return String.join(", ", found) + (refusals.isEmpty() ? "" : ": " + String.join("; ", refusals));
        }
    }
}
