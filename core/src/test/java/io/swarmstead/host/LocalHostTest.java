package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import org.junit.jupiter.api.Timeout;

/** Commands on the machine on which we are. */
@Timeout(20)
class LocalHostTest implements Follows {
    @Override
    public Host host() {
        return new LocalHost(new HostName("alpha"));
    }
}
