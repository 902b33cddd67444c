/** Bringing a compose file into the swarm: plan, images, objects, proof, record, and the way back. */
@NullMarked
package io.swarmstead.deployment;

import org.jspecify.annotations.NullMarked;
