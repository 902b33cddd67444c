package io.swarmstead.spec;

import java.util.List;

/**
 * Where the engine comes from and whom it asks for images.
 *
 * @param registryMirrors URLs asked before Docker Hub
 */
public record DockerSpec(Source source, List<String> registryMirrors) {
    /** Who installs Docker. */
    public enum Source {
        /** The host's distribution: the package docker.io. */
        DISTRIBUTION,
        /** The owner, beforehand; we configure it but touch no package. */
        PRESENT
    }
}
