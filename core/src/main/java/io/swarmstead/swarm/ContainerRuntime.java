package io.swarmstead.swarm;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.Bundled;
import io.swarmstead.spec.CloudSpec;

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
                PATH,
                Bundled.text(ContainerRuntime.class, "runtime.sh")
                        .replace(VOLUME, "volume=" + spec.storage().mount() + "\n"));
    }
}
