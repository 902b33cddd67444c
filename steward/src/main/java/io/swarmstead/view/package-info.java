/** The read-only view of the engine that Traefik has: what the swarm looked like last, told over a socket of its own. */
@NullMarked
package io.swarmstead.view;

import org.jspecify.annotations.NullMarked;
