package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Containers that hold a mount of the volume which the host itself has no more: it was replaced, and nothing they read or
 * write arrives. Only a restart gives them the one that is there now.
 */
record Holders(Mounts mounts, Host host, Journal journal) {
    /** In a path of cgroups, whatever their version and whoever made it. */
    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");

    /** The containers' ids. Reads what the kernel tells of each process, and touches no mount. */
    Set<String> find() throws IOException {
        Set<String> here = mounts.devices();
        Set<String> holders = new TreeSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(mounts.proc(), "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAnother(process, here)) {
                    container(process).ifPresent(holders::add);
                }
            }
        }
        return holders;
    }

    private boolean holdsAnother(Path process, Set<String> here) {
        try {
            return mounts.of(String.valueOf(process.getFileName())).anyMatch(mount -> !here.contains(mount.device()));
        } catch (IOException _) {
            // It has ended meanwhile.
            return false;
        }
    }

    /**
     * The container that a process runs in.
     *
     * @param process its directory in {@code /proc}
     */
    static Optional<String> container(Path process) {
        try {
            Matcher container = CONTAINER.matcher(Files.readString(process.resolve("cgroup")));
            return container.find() ? Optional.of(container.group()) : Optional.empty();
        } catch (IOException _) {
            // It has ended meanwhile.
            return Optional.empty();
        }
    }

    /**
     * Ends a container of the swarm, which starts another in its place, and starts any other one anew. Killed, because
     * what it could still write would not arrive, and because a restart policy may let one rest that ended in peace.
     */
    void restart(String container) throws HostException {
        JsonNode found = JsonMapper.shared().readTree(host.run(Engine.get("/containers/" + container + "/json")));
        boolean ofSwarm = !found.path("Config")
                .path("Labels")
                .path("com.docker.swarm.task.id")
                .asString("")
                .isEmpty();
        String path = "/containers/" + container;
        Command command = ofSwarm ? Engine.post(path + "/kill", "") : Engine.post(path + "/restart?t=5", "");
        host.run(command);
        journal.write(
                "mount",
                "restarted the container "
                        + found.path("Name").asString(container).replaceFirst("^/", ""),
                "it held a mount of the volume that is gone");
    }
}
