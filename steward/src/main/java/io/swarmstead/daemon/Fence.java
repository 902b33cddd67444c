package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends the swarm's containers that can write to the volume, where this host is in a minority: the majority is about to
 * start others in their place. Whether a service has one replica or several only a leader knows, and a minority has none;
 * there the volume takes no writes from any of them.
 *
 * <p>Killed, because what they could still write would not arrive, and because a restart policy may let one rest that
 * ended in peace: once the host is back, Swarm starts anew what it has not moved. By the kernel and not by Docker, which
 * may hang. It is repeated for as long as the minority lasts, so it does not matter when the steward is started, and a
 * task that was just being prepared is found as well.
 */
final class Fence implements Duty {
    /** Swarm's containers, for which the owner's other ones are left alone. */
    private static final Command TASKS = Engine.get(
                    "/containers/json?filters={\"label\":[\"com.docker.swarm.task.id\"]}")
            .withTimeout(Duration.ofSeconds(1));

    private final Peers peers;
    private final Writers writers;
    private final Host host;
    private final Journal journal;
    private final Errand fencing;
    private final LongConsumer kill;

    /**
     * A duty.
     *
     * @param kill ends the process of this id at once
     */
    Fence(Peers peers, Writers writers, Host host, Journal journal, Errand fencing, LongConsumer kill) {
        this.peers = peers;
        this.writers = writers;
        this.host = host;
        this.journal = journal;
        this.fencing = fencing;
        this.kill = kill;
    }

    @Override
    public void tick() {
        if (!peers.majority()) {
            fencing.begin(this::close);
        }
    }

    /** The others are asked once more, last of all: that takes a second, and the majority three at least. */
    private void close() throws HostException {
        try {
            Set<String> found = writers.find().keySet();
            Map<String, String> names = found.isEmpty() ? Map.of() : names(found);
            if (names.isEmpty()) {
                return;
            }
            Optional<String> minority = peers.look();
            if (minority.isPresent()) {
                Map<String, Set<Long>> now = writers.find();
                now.keySet().retainAll(names.keySet());
                now.values().forEach(processes -> processes.forEach(kill::accept));
                now.keySet()
                        .forEach(container -> journal.write(
                                "fence", "stopped the container " + names.get(container), minority.get()));
            }
        } catch (IOException failed) {
            throw new HostException(
                    "containers that write to the volume were not found",
                    failed,
                    "stop them by hand while the host is cut off");
        }
    }

    /** The names of those that are the swarm's; where Docker does not tell, all are taken for that. */
    private Map<String, String> names(Set<String> containers) {
        Map<String, String> names = new HashMap<>();
        try {
            for (JsonNode task : JsonMapper.shared().readTree(host.run(TASKS))) {
                names.put(
                        task.path("Id").asString(""),
                        task.path("Names").path(0).asString("").replaceFirst("^/", ""));
            }
            names.keySet().retainAll(containers);
        } catch (HostException | JacksonException silent) {
            containers.forEach(container -> names.put(container, container.substring(0, 12)));
        }
        return names;
    }
}
