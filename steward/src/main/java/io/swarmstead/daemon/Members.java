package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import io.swarmstead.swarm.EngineReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the swarm knows of its members and of its services, asked of this host's Docker. */
final class Members {
    /** A service that is updated, or moved by hand, has no task for a while. */
    private static final Duration WITHOUT_TASK = Duration.ofMinutes(2);

    private final Engine.Asking docker;

    Members(Engine.Asking docker) {
        this.docker = docker;
    }

    /** What is wrong with the swarm, for the steward of its leader's host to tell; none on every other host. */
    Optional<List<Incident>> troubles(HostName self) throws HostException {
        JsonNode nodes = ask("/nodes");
        if (!leader(nodes).equals(self.value())) {
            return Optional.empty();
        }
        List<Incident> troubles = new ArrayList<>(away(nodes));
        troubles.addAll(idle(ask("/services?status=true")));
        return Optional.of(troubles);
    }

    private JsonNode ask(String path) throws HostException {
        return JsonMapper.shared().readTree(docker.ask(path));
    }

    static String leader(JsonNode nodes) {
        for (JsonNode node : nodes) {
            if (node.path("ManagerStatus").path("Leader").asBoolean(false)) {
                return host(node);
            }
        }
        return "";
    }

    /** Hosts that the swarm misses, and members that a host was before it was installed anew. */
    static List<Incident> away(JsonNode nodes) {
        Set<String> there =
                nodes.valueStream().filter(Members::isReady).map(Members::host).collect(Collectors.toSet());
        return nodes.valueStream()
                .filter(node -> !isReady(node))
                .map(node -> there.contains(host(node)) ? ghost(host(node)) : away(host(node)))
                .toList();
    }

    private static boolean isReady(JsonNode node) {
        return node.path("Status").path("State").asString("").equals("ready");
    }

    private static Incident away(String host) {
        return new Incident(
                "cloud/host/" + host,
                new Problem(
                        host + " is away",
                        "its Docker does not answer the swarm; what ran there runs on the other hosts",
                        "see whether it has power and network; swarmstead status tells what one more loss would take"));
    }

    private static Incident ghost(String host) {
        return new Incident(
                "cloud/ghost/" + host,
                new Problem(
                        host + " is in the swarm twice",
                        "what it was before it was installed anew is a member that never comes back, and still counts",
                        "run: swarmstead up, which takes it out"));
    }

    static List<Incident> idle(JsonNode services) {
        List<Incident> idle = new ArrayList<>();
        for (JsonNode service : services) {
            JsonNode status = service.path("ServiceStatus");
            if (status.path("RunningTasks").asInt(0) == 0
                    && status.path("DesiredTasks").asInt(0) > 0) {
                String name = service.path("Spec").path("Name").asString("");
                idle.add(new Incident(
                        "cloud/service/" + name,
                        new Problem(
                                "no task of %s runs".formatted(name),
                                "the swarm wants %d"
                                        .formatted(status.path("DesiredTasks").asInt(0)),
                                "swarmstead stack show and stack logs tell why"),
                        WITHOUT_TASK));
            }
        }
        return idle;
    }

    /** Which services have not as many tasks as they shall, but for jobs, whose tasks end. */
    static Optional<String> missing(JsonNode services) {
        List<String> missing = services.valueStream()
                .filter(service -> isLasting(service.path("Spec").path("Mode")))
                .filter(service -> isMissing(service.path("ServiceStatus")))
                .map(service -> service.path("Spec").path("Name").asString(""))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("not every task runs of " + String.join(", ", missing));
    }

    private static boolean isLasting(JsonNode mode) {
        return mode.has("Replicated") || mode.has("Global");
    }

    private static boolean isMissing(JsonNode status) {
        return status.path("RunningTasks").asInt(0)
                != status.path("DesiredTasks").asInt(0);
    }

    private static String host(JsonNode node) {
        return node.path("Spec")
                .path("Labels")
                .path(EngineReading.HOST_LABEL)
                .asString(node.path("Description").path("Hostname").asString(""));
    }
}
