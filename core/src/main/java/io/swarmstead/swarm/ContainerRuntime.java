package io.swarmstead.swarm;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What Docker makes containers with: {@code runc}, and a look at what the kernel mounted before the container runs. One of
 * which a bind from the volume leads elsewhere, because somebody has put a link on its way, never runs.
 */
final class ContainerRuntime {
    static final String PATH = "/usr/local/lib/swarmstead/runtime";

    /** The line of the script that names the volume. */
    private static final String VOLUME = "volume=/var/data\n";

    private ContainerRuntime() {}

    static HostFile file(CloudSpec spec) {
        return HostFile.executable(
                PATH, script().replace(VOLUME, "volume=" + spec.storage().mount() + "\n"));
    }

    private static String script() {
        try (InputStream text =
                Objects.requireNonNull(ContainerRuntime.class.getResourceAsStream("runtime.sh"), "runtime.sh")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new AssertionError("it is in our own jar", impossible);
        }
    }
}
