package io.swarmstead.deployment;

import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.records.Records;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the deployments of a stack are recorded: one file each, of one line, the seal and the record, in a folder of the
 * shared volume that only root may enter.
 */
record DeploymentRecords(StackSite site, StackName name) {
    /** What may be added once it has ended. */
    private static final int FOR_THE_OUTCOME = 1 << 16;

    /** Of a record that was made before seals. */
    private static final String UNSEALED = ".json";

    void write(DeploymentRecord record, SealKey key) throws HostException {
        String json = record.json();
        String line = "%s %s\n".formatted(key.seal(name.value(), record.time(), json), json);
        int room = record.outcome() == Outcome.BEGUN ? FOR_THE_OUTCOME : 0;
        if (line.getBytes(StandardCharsets.UTF_8).length > Records.LONGEST - room) {
            throw new HostException(new Problem(
                    name + ": too much to record",
                    "the file with its configs is larger than 16 MiB",
                    "bind large files instead of making configs of them, and deploy again"));
        }
        site.manager()
                .run(Command.script("umask 077; mkdir -p -- \"$1\"", site.records(name))
                        .onVolume(site.mount()));
        site.manager()
                .write(HostFile.secret(path(record.time(), ".record"), line).onVolume(site.mount()));
    }

    void forget(List<DeploymentRecord> records, List<Instant> unsealed) throws HostException {
        String[] paths = Stream.concat(
                        records.stream().map(record -> path(record.time(), ".record")),
                        unsealed.stream().map(time -> path(time, UNSEALED)))
                .toArray(String[]::new);
        if (paths.length > 0) {
            site.manager().run(Command.script("rm -f -- \"$@\"", paths).onVolume(site.mount()));
        }
    }

    /** The text of the file in a record without a seal, for a person to read: anybody may have written it. */
    String unsealedFile(Instant time) throws HostException {
        String json = site.manager()
                .run(Command.script(
                                "timeout 10 dd if=\"$1\" iflag=nofollow,nonblock,count_bytes bs=64K count=\"$2\" status=none",
                                path(time, UNSEALED),
                                String.valueOf(Records.LONGEST))
                        .onVolume(site.mount()));
        try {
            return JsonMapper.shared().readTree(json).path("file").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private String path(Instant time, String ending) {
        return "%s/%s%s".formatted(site.records(name), time, ending);
    }
}
