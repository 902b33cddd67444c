package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.Engine;
import java.util.List;
import java.util.Optional;

/**
 * What a manager and the shared volume say of one stack, in one round trip.
 *
 * @param logins what the cloud tells registries
 * @param nameKey absent in a cloud that has not named a secret yet
 */
record StackLook(LiveStack live, DeploymentHistory history, RegistryLogins logins, Optional<NameKey> nameKey) {
    /** The answers come a line each: the key, the logins, the engine's, of which the last needs a leader, and the records. */
    private static final int ENGINES = 7;

    static StackLook at(StackSite site, StackName name) throws HostException {
        List<String> lines = site.manager().run(question(site, name)).lines().toList();
        if (lines.size() <= ENGINES || lines.get(ENGINES).isBlank()) {
            throw new HostException(new Problem(
                    site.manager().name() + ": Docker does not tell of the swarm",
                    "it has no leader just now, or it does not run",
                    "swarmstead status tells what is missing; then run this again"));
        }
        String key = lines.getFirst().strip();
        return new StackLook(
                LiveStack.read(
                        name, lines.get(2), lines.get(3), lines.get(4), lines.get(5), lines.get(6), lines.get(7)),
                DeploymentHistory.read(lines.subList(ENGINES + 1, lines.size())),
                RegistryLogins.read(lines.get(1)),
                key.isEmpty() ? Optional.empty() : Optional.of(new NameKey(key)));
    }

    /** Of the key's file, that of the logins, the records' directory, and what the engine is asked. */
    private static final String QUESTION = Engine.FUNCTION + """
            echo "$(cat "$1" 2>/dev/null)"
            echo "$(cat "$2" 2>/dev/null | tr -d '\\n')"
            for path in "${@:4}"; do echo "$(engine "$path")"; done
            cat "$3"/*.json 2>/dev/null || true
            """;

    private static Command question(StackSite site, StackName name) {
        String own = "?filters={\"label\":[\"%s=%s\"]}".formatted(Labels.STACK, name);
        return Command.script(
                QUESTION,
                site.nameKey(),
                Registries.file(site.mount()),
                site.records(name),
                "/services" + own,
                "/networks" + own,
                "/configs",
                "/secrets",
                "/info",
                "/nodes");
    }
}
