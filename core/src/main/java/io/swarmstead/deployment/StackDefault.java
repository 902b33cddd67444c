package io.swarmstead.deployment;

import io.swarmstead.routes.Addition;

/**
 * A key that the author of a stack left out, and what we write there. The author's own key is never touched.
 *
 * @param path of the key in the service, such as {@code deploy.update_config.order}
 */
public record StackDefault(String service, String path, String value, String reason) {
    /** Something that its routes need. */
    static StackDefault of(Addition added) {
        return new StackDefault(added.service(), added.path(), added.value(), added.reason());
    }
}
