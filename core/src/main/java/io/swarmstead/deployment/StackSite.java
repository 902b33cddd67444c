package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.time.Instant;

/**
 * The cloud that stacks are deployed to.
 *
 * @param manager a host that answers for the swarm
 * @param ipvs whether every kernel of the cloud has IPVS
 * @param by who deploys, for the record
 */
public record StackSite(CloudSpec spec, Fleet fleet, Host manager, boolean ipvs, String by) {
    String mount() {
        return spec.storage().mount();
    }

    /** Where the records of a stack are. */
    String records(StackName stack) {
        return "%s/config/%s/.swarmstead".formatted(mount(), stack);
    }

    /** Where the cloud's own key for the names of secrets is. */
    String nameKey() {
        return mount() + "/config/.swarmstead/name-key";
    }

    /** The manager's own clock, because its tasks are stamped by clocks that agree with it. */
    Instant now() throws HostException {
        return Instant.ofEpochMilli(
                Long.parseLong(manager.run(Command.of("date", "+%s%3N")).strip()));
    }
}
