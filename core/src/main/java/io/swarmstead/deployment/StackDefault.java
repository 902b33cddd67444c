package io.swarmstead.deployment;

/**
 * A key that the author of a stack left out, and what we write there. The author's own key is never touched.
 *
 * @param path of the key in the service, such as {@code deploy.update_config.order}
 */
public record StackDefault(String service, String path, String value, String reason) {}
