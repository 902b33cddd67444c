package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import java.time.Instant;

/** A manager's own clock: tasks are stamped by clocks that agree with it, and the owner's machine may not. */
public final class ManagerClock {
    private ManagerClock() {}

    /** To the millisecond. */
    public static Instant now(Host manager) throws HostException {
        return Instant.ofEpochMilli(
                Long.parseLong(manager.run(Command.of("date", "+%s%3N")).strip()));
    }
}
