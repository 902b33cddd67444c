package io.swarmstead.deployment;

import java.util.Optional;

/**
 * One key of a file that is not what it was.
 *
 * @param path of the key in its service or section, such as {@code environment.MODE}
 * @param before absent where the key is new
 * @param after absent where the key is gone
 */
public record FieldChange(String path, Optional<String> before, Optional<String> after) {}
