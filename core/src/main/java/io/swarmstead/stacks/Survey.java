package io.swarmstead.stacks;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sightings;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * What a manager answered for the whole swarm: managers are asked side by side, in one round trip each, and the first of
 * the spec that has a leader to ask counts.
 *
 * @param manager which one it was; it takes orders too
 */
public record Survey(Host manager, Inventory inventory) {
    private static final String STACKS = "filters={\"label\":[\"" + Labels.STACK + "\"]}";

    /** Asks them. Fails where none answers. */
    public static Survey of(CloudSpec spec, Fleet fleet) throws HostException {
        Map<HostName, Answers> seen = Sightings.seen(fleet.look(host -> look(spec, host)), (_, answers) -> answers);
        Spokesman manager = Spokesman.of(spec, seen, look());
        return new Survey(fleet.host(manager.name()), read(manager.name(), manager.answers()));
    }

    private static Look look(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER ? look() : Look.NOTHING;
    }

    static Look look() {
        return Look.NOTHING
                .ask("clock", "date +%s")
                .ask("services", Engine.QUESTION, "/services?status=true&" + STACKS)
                .ask("tasks", Engine.QUESTION, "/tasks?" + STACKS)
                .ask("nodes", Engine.QUESTION, "/nodes")
                .ask("networks", Engine.QUESTION, "/networks?filters={\"scope\":[\"swarm\"]}")
                .ask("configs", Engine.QUESTION, "/configs?" + STACKS)
                .ask("secrets", Engine.QUESTION, "/secrets?" + STACKS);
    }

    /** Asks the same of one manager that has answered before. */
    static Inventory again(Host manager) throws HostException {
        List<String> keys = List.copyOf(look().questions().keySet());
        List<String> lines = manager.run(look().inTurn())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        Map<String, Result> results = new LinkedHashMap<>();
        for (int index = 0; index < keys.size(); index++) {
            results.put(keys.get(index), new Result(0, lines.get(index), ""));
        }
        return read(manager.name(), new Answers(results));
    }

    private static Inventory read(HostName manager, Answers answers) throws HostException {
        try {
            return InventoryReading.read(answers);
        } catch (NumberFormatException | DateTimeException | JacksonException malformed) {
            throw new HostException(
                    new Problem(
                            manager + ": what Docker tells of stacks cannot be read",
                            String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                            "see what answers on %s in place of Docker, then run this again".formatted(manager)),
                    malformed);
        }
    }
}
