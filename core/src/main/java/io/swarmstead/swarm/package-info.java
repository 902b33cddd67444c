/** Docker on every host, and the hosts as one swarm. */
@NullMarked
package io.swarmstead.swarm;

import org.jspecify.annotations.NullMarked;
