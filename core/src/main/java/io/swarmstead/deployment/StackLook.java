package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.records.Records;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import io.swarmstead.storage.StorageFiles;
import io.swarmstead.swarm.Engine;
import java.util.List;
import java.util.Optional;

/**
 * What a manager and the shared volume say of one stack, in one round trip.
 *
 * @param logins what the cloud tells registries
 * @param nameKey absent in a cloud that has not named a secret yet
 * @param sealKey by which its records are known to be ours
 */
record StackLook(
        LiveStack live, DeploymentHistory history, RegistryLogins logins, Optional<NameKey> nameKey, SealKey sealKey) {
    /**
     * The answers come a line each: both keys, the logins, whether there is a folder for records, the engine's, of which the
     * last needs a leader, and the records.
     */
    private static final int ENGINES = 9;

    private static final int FIRST = 4;

    static StackLook at(StackSite site, StackName name) throws HostException {
        List<String> lines = site.manager().run(question(site, name)).lines().toList();
        if (lines.size() <= ENGINES
                || lines.subList(FIRST, ENGINES + 1).stream().anyMatch(String::isBlank)) {
            throw new HostException(new Problem(
                    site.manager().name() + ": Docker does not tell of the swarm",
                    "it has no leader just now, or it does not run",
                    "swarmstead status tells what is missing; then run this again"));
        }
        String key = lines.getFirst().strip();
        SealKey seal = seal(site, lines.get(2).strip(), lines.get(3));
        return new StackLook(
                LiveStack.read(
                        name, lines.get(4), lines.get(5), lines.get(6), lines.get(7), lines.get(8), lines.get(9)),
                new RecordFiles(name, seal).read(lines.subList(ENGINES + 1, lines.size())),
                RegistryLogins.read(lines.get(1)),
                key.isEmpty() ? Optional.empty() : Optional.of(new NameKey(key)),
                seal);
    }

    private static SealKey seal(StackSite site, String key, String folder) throws HostException {
        if (SealKey.isOne(key) && folder.equals("there")) {
            return new SealKey(key);
        }
        throw new HostException(new Problem(
                site.manager().name() + ": deployments cannot be recorded",
                SealKey.isOne(key)
                        ? "the volume has no folder for records yet, which this version wants for root only"
                        : "the host has no key to seal records with, as one does that an older version brought up",
                "swarmstead up makes both; then run this again"));
    }

    /**
     * Of the keys' files, that of the logins, the records, and what the engine is asked. A file that cannot be read is not one
     * that is not there: another key would be made in its place.
     */
    private static final String QUESTION = Engine.FUNCTION + Look.THERE + """
            [ -e "$4" ] || { echo "the shared volume does not answer" >&2; exit 1; }
            kept() {
                ! there "$1" || cat -- "$1" || exit 2
            }
            key=$(kept "$1") && logins=$(kept "$2") && seal=$(kept "$3") || exit 2
            printf '%s\\n%s\\n%s\\n' "$key" "${logins//$'\\n'/}" "$seal"
            [ -d "$5" ] && echo there || echo missing
            for path in "${@:9}"; do echo "$(engine "$path")"; done
            timeout -s KILL 15 bash -c "$7" records "$6" "$8"
            """;

    private static Command question(StackSite site, StackName name) {
        String own = "?filters={\"label\":[\"%s=%s\"]}".formatted(Labels.STACK, name);
        return Command.script(
                        QUESTION,
                        site.nameKey(),
                        Registries.file(site.mount()),
                        Records.KEY,
                        StorageFiles.sentinel(site.spec().storage()),
                        Records.folder(site.mount()),
                        site.records(name),
                        RecordFiles.READ,
                        RecordFiles.LIMITS,
                        "/services" + own,
                        "/networks" + own,
                        "/configs",
                        "/secrets",
                        "/info",
                        "/nodes")
                .onVolume(site.mount());
    }
}
