package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * On the host of the swarm's leader: has the swarm start a service again that it has given up. It gives one up whose tasks
 * have failed as often as its restart policy allows, and does not come back to it when the cause is gone, such as a
 * database or a folder that was not there yet after a power cut. Nobody is interrupted: no task of it runs.
 */
final class ServiceCare implements Duty {
    /** Until the first try. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    private static final Duration LAST = Duration.ofHours(1);

    /** From one try to the next it is so many times as long, up to the last: a cause that is there for long costs little. */
    private static final int SLOWER = 10;

    private static final Set<String> FAILED = Set.of("failed", "rejected");

    private record Wait(long since, Duration howLong) {}

    private final BooleanSupplier leads;
    private final Engine.Asking docker;
    private final Host host;
    private final Errand errand;
    private final LongSupplier clock;
    private final Map<String, Wait> waits = new HashMap<>();

    /** @param clock nanoseconds, by a clock that nobody sets */
    ServiceCare(BooleanSupplier leads, Engine.Asking docker, Host host, Errand errand, LongSupplier clock) {
        this.leads = leads;
        this.docker = docker;
        this.host = host;
        this.errand = errand;
        this.clock = clock;
    }

    /** Not for every tick: each looks at all services. */
    @Override
    public void tick() {
        if (leads.getAsBoolean()) {
            errand.begin(this::look);
        }
    }

    private void look() throws HostException {
        Map<String, String> givenUp = new HashMap<>();
        for (JsonNode service : docker.tree(Members.SERVICES)) {
            String id = service.path("ID").asString("");
            if (mayGiveUp(service) && isGivenUp(docker.tree("/tasks?filters={\"service\":[\"%s\"]}".formatted(id)))) {
                givenUp.put(id, service.path("Spec").path("Name").asString(""));
            }
        }
        waits.keySet().retainAll(givenUp.keySet());
        for (Map.Entry<String, String> service : givenUp.entrySet()) {
            start(service.getKey(), service.getValue());
        }
    }

    private void start(String id, String name) throws HostException {
        long now = clock.getAsLong();
        Wait wait = waits.computeIfAbsent(id, _ -> new Wait(now, FIRST));
        if (now - wait.since() < wait.howLong().toNanos()) {
            return;
        }
        Duration next = wait.howLong().multipliedBy(SLOWER);
        waits.put(id, new Wait(now, next.compareTo(LAST) < 0 ? next : LAST));
        errand.journal().write("services", "has the swarm start " + name + " again", "its restarts are used up");
        host.run(Command.of("docker", "service", "update", "--quiet", "--detach", "--force", id));
    }

    /** A service that shall run, does not, and whose policy counts its restarts. */
    static boolean mayGiveUp(JsonNode service) {
        JsonNode policy = service.path("Spec").path("TaskTemplate").path("RestartPolicy");
        return Members.isLasting(service)
                && Members.isIdle(service)
                && policy.path("MaxAttempts").asInt(0) > 0
                && !policy.path("Condition").asString("any").equals("none");
    }

    /** Whether no task is to run any more, and the last one failed. */
    static boolean isGivenUp(JsonNode tasks) {
        Set<String> desired = tasks.valueStream()
                .map(task -> task.path("DesiredState").asString(""))
                .collect(Collectors.toSet());
        return desired.equals(Set.of("shutdown"))
                && tasks.valueStream()
                        .max(Comparator.comparing(task -> task.path("CreatedAt").asString("")))
                        .map(task -> task.path("Status").path("State").asString(""))
                        .filter(FAILED::contains)
                        .isPresent();
    }
}
