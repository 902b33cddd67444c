package io.swarmstead.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One deployment of a stack, as the shared volume keeps it: enough to deploy the very same again. Values of secrets are
 * not in it; what the author wrote into the file is.
 *
 * @param time when it began, by the manager's clock, in whole seconds
 * @param by who asked for it
 * @param digest the SHA-256 of the file
 * @param file the text of the file
 * @param tree the normal form as deployed, images pinned
 * @param configs the configs that came with the file, contents and all
 * @param services a digest of what each service was asked to be; empty until it succeeded
 * @param message what there is to say of the outcome
 */
public record DeploymentRecord(
        Instant time,
        String by,
        String digest,
        String file,
        Map<String, Object> tree,
        List<ContentObject> configs,
        Map<String, String> services,
        StackPlan plan,
        Outcome outcome,
        String message) {
    /** How a deployment ended. */
    public enum Outcome {
        /** It has not ended, or nobody was there to see it. */
        BEGUN,
        SUCCEEDED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    DeploymentRecord succeeded(Map<String, String> digests) {
        return new DeploymentRecord(
                time, by, digest, file, tree, configs, digests, plan, Outcome.SUCCEEDED, "every task runs");
    }

    DeploymentRecord failed(String why) {
        return new DeploymentRecord(time, by, digest, file, tree, configs, services, plan, Outcome.FAILED, why);
    }

    boolean hasSucceeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /** One line of JSON. */
    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static DeploymentRecord read(String json) {
        return JsonMapper.shared().readValue(json, DeploymentRecord.class);
    }

    /** Without the file, in which there may be passwords. */
    @Override
    public String toString() {
        return time + " " + outcome;
    }
}
