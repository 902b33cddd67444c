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

/** What the swarm knows of its members and of its services, asked of this host's Docker. */
final class Members {
    /** A service that is updated, or moved by hand, has no task for a while. */
    private static final Duration WITHOUT_TASK = Duration.ofMinutes(2);

    /** The question after all services, with how many of their tasks run. */
    static final String SERVICES = "/services?status=true";

    private final Engine.Asking docker;

    Members(Engine.Asking docker) {
        this.docker = docker;
    }

    /** What is wrong with the swarm, for the steward of its leader's host to tell; none on every other host. */
    Optional<List<Incident>> troubles(HostName self) throws HostException {
        JsonNode nodes = docker.tree("/nodes");
        if (!leader(nodes).equals(self.value())) {
            return Optional.empty();
        }
        List<Incident> troubles = new ArrayList<>(away(nodes));
        troubles.addAll(idle(docker.tree(SERVICES)));
        return Optional.of(troubles);
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
            if (isIdle(service)) {
                String name = service.path("Spec").path("Name").asString("");
                idle.add(new Incident(
                        "cloud/service/" + name,
                        new Problem(
                                "no task of %s runs".formatted(name),
                                "the swarm wants %d".formatted(desired(service)),
                                "swarmstead stack show and stack logs tell why"),
                        WITHOUT_TASK));
            }
        }
        return idle;
    }

    /** Which services have not as many tasks as they shall, but for jobs, whose tasks end. */
    static Optional<String> missing(JsonNode services) {
        List<String> missing = services.valueStream()
                .filter(Members::isLasting)
                .filter(service -> running(service) != desired(service))
                .map(service -> service.path("Spec").path("Name").asString(""))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("not every task runs of " + String.join(", ", missing));
    }

    /** Whether it is no job. */
    static boolean isLasting(JsonNode service) {
        JsonNode mode = service.path("Spec").path("Mode");
        return mode.has("Replicated") || mode.has("Global");
    }

    /** Whether it shall have tasks and none of them runs. */
    static boolean isIdle(JsonNode service) {
        return running(service) == 0 && desired(service) > 0;
    }

    private static int running(JsonNode service) {
        return service.path("ServiceStatus").path("RunningTasks").asInt(0);
    }

    private static int desired(JsonNode service) {
        return service.path("ServiceStatus").path("DesiredTasks").asInt(0);
    }

    private static String host(JsonNode node) {
        return node.path("Spec")
                .path("Labels")
                .path(EngineReading.HOST_LABEL)
                .asString(node.path("Description").path("Hostname").asString(""));
    }
}
