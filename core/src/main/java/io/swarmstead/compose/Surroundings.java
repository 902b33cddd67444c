package io.swarmstead.compose;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a compose file refers to outside itself.
 *
 * @param directory relative paths in the file begin here
 * @param environment the variables that are filled in where the file says {@code ${NAME}}
 */
public record Surroundings(Path directory, Map<String, String> environment) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
