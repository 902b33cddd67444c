package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.stacks.StackName;
import java.util.List;

/** Where the deployments of a stack are recorded: one file each on the shared volume, for root only. */
record DeploymentRecords(StackSite site, StackName name) {
    void write(DeploymentRecord record) throws HostException {
        site.manager().write(HostFile.secret(path(record), record.json() + "\n"));
    }

    void forget(List<DeploymentRecord> records) throws HostException {
        if (!records.isEmpty()) {
            site.manager()
                    .run(Command.script(
                            "rm -f -- \"$@\"", records.stream().map(this::path).toArray(String[]::new)));
        }
    }

    private String path(DeploymentRecord record) {
        return "%s/%s.json".formatted(site.records(name), record.time());
    }
}
