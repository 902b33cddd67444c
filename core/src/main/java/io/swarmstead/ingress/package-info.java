/** The way in: Traefik on every manager, and the read-only view of the engine from which it learns its routes. */
@NullMarked
package io.swarmstead.ingress;

import org.jspecify.annotations.NullMarked;
