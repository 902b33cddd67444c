package io.swarmstead.deployment;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sightings;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.records.Records;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.stacks.ManagerClock;
import io.swarmstead.stacks.Spokesman;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.util.Map;

/**
 * The cloud that stacks are deployed to.
 *
 * @param manager a host that answers for the swarm
 * @param occupancy what is taken in it
 * @param by who deploys, for the record
 */
public record StackSite(CloudSpec spec, Fleet fleet, Host manager, Occupancy occupancy, String by) {
    /**
     * Looks at every host, side by side, one round trip each; the first manager of the spec that answers for the swarm
     * counts. Fails where none does.
     *
     * @param by who deploys, for the record
     */
    public static StackSite of(CloudSpec spec, Fleet fleet, String by) throws HostException {
        Map<HostName, Answers> seen = Sightings.seen(fleet.look(host -> look(spec, host)), (_, answers) -> answers);
        Spokesman manager = Spokesman.of(spec, seen, OccupancyLook.swarm());
        Occupancy occupancy = OccupancyLook.read(manager.answers(), seen);
        return new StackSite(spec, fleet, fleet.host(manager.name()), occupancy, by);
    }

    private static Look look(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? OccupancyLook.host().and(OccupancyLook.swarm())
                : OccupancyLook.host();
    }

    /** Whether every kernel of the cloud has IPVS. */
    boolean ipvs() {
        return occupancy.ipvs();
    }

    /** What the author of a stack should know of the cloud. */
    public Neighbourhood neighbourhood(StackName stack) {
        return occupancy.without(stack, spec);
    }

    String mount() {
        return spec.storage().mount();
    }

    /** Where the records of a stack are, which is in no folder of any stack. */
    String records(StackName stack) {
        return "%s/%s".formatted(Records.folder(mount()), stack);
    }

    /** Where the cloud's own key for the names of secrets is. */
    String nameKey() {
        return mount() + "/config/.swarmstead/name-key";
    }

    Instant now() throws HostException {
        return ManagerClock.now(manager);
    }
}
