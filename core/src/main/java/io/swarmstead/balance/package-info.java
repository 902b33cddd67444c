/** Moving tasks of the owner's services, so that the hosts carry about the same: what the swarm leaves to the owner. */
@NullMarked
package io.swarmstead.balance;

import org.jspecify.annotations.NullMarked;
