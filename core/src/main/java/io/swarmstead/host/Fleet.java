package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All hosts of a cloud. Safe for use by several threads. */
public interface Fleet extends AutoCloseable {
    /** In the order of the spec. */
    List<Host> hosts();

    /**
     * The host of this name.
     *
     * @throws IllegalArgumentException if the cloud has none
     */
    Host host(HostName name);

    /** Looks at every host, side by side, one round trip each; never throws. In the order of the spec. */
    Map<HostName, Sighting<Answers>> look(Function<HostName, Look> looks);

    @Override
    void close();
}
