package io.swarmstead.deployment;

import io.swarmstead.spec.Problem;
import java.util.List;

/** What came of preparing a deployment. Nothing is changed by it. */
public sealed interface Preparation {
    /**
     * It can be deployed.
     *
     * @param stack as it will be handed to the swarm
     * @param objects configs and secrets that came with it
     * @param text of the file
     * @param nameKey by which its secrets are named
     * @param logins whether the cloud has logins at registries, which the swarm needs for tasks that it moves
     */
    record Ready(
            StackPlan plan,
            StackFile stack,
            List<ContentObject> objects,
            String text,
            DeploymentHistory history,
            NameKey nameKey,
            boolean logins)
            implements Preparation {}

    /** It cannot, for all these reasons. */
    record Refused(List<Problem> problems) implements Preparation {}
}
