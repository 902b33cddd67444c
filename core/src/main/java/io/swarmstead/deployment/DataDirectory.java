package io.swarmstead.deployment;

/**
 * A directory on the shared volume that tasks bind, and that is not there yet.
 *
 * @param owner {@code uid} or {@code uid:gid}
 * @param mode in octal digits
 */
public record DataDirectory(String path, String owner, String mode) {}
