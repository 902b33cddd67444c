package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What is wrong with the cloud in one respect, which every host sees alike and the leader's steward tells. */
interface Troubles {
    /** Whether anything has been seen yet; until then nobody is told that something is over. */
    default boolean known() {
        return true;
    }

    /**
     * As they are known to be.
     *
     * @throws IOException if that cannot be read
     */
    List<Incident> now(Instant now) throws IOException;
}
