package io.swarmstead.deployment;

import io.swarmstead.host.HostException;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.Engine;
import java.util.Optional;

/**
 * Removes what a stack no longer needs once its deployment has succeeded. The engine refuses to remove what something
 * still uses; that is left for the next deployment.
 */
record StackRemains(StackSite site, StackName name) {
    /** @param prune whether networks that the file no longer has go too */
    void collect(LiveStack live, Preparation.Ready ready, boolean prune) throws HostException {
        Optional<DeploymentRecord> before = ready.history().lastSucceeded();
        for (LiveStack.SwarmObject object : live.oldObjects(name, ready.stack(), before)) {
            site.manager().attempt(Engine.delete("/%ss/%s".formatted(object.kind(), object.id())));
        }
        if (prune) {
            for (LiveStack.Network network : live.oldNetworks(name, ready.stack())) {
                site.manager().attempt(Engine.delete("/networks/" + network.id()));
            }
        }
    }
}
