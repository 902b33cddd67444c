package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import java.time.Duration;

/**
 * One act of a repair.
 *
 * @param what in the journal's words, such as "kills Docker, which systemd starts again"
 * @param allowed succeeds while the act may be done; it is asked again until then
 * @param act for a child with a time limit
 * @param settles how long the act is given to help
 */
record Rung(String what, Command allowed, Command act, Duration settles) {}
