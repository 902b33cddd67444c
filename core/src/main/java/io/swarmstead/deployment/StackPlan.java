package io.swarmstead.deployment;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployment will do, as a value that is shown, agreed to and recorded. It holds no value of a secret.
 *
 * @param defaults what is filled in where the author of the file is silent
 * @param directories what tasks bind on the shared volume, and what has to be made first
 * @param pulls images that hosts have to pull first
 * @param notes what the owner should know besides
 */
public record StackPlan(
        String stack,
        List<StackChange> changes,
        List<StackDefault> defaults,
        List<DataDirectory> directories,
        List<Pull> pulls,
        List<String> notes) {
    /**
     * An image that a host has to pull first.
     *
     * @param image as {@code name:tag@digest}
     */
    public record Pull(String host, String image) {}

    /** Whether everything is as it shall be already. */
    public boolean nothingToDo() {
        return changes.isEmpty() && directories.isEmpty();
    }

    /** One line of JSON; its shape is kept stable. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
