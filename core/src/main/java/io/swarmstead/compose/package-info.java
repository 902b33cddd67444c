/** Compose v3 files as Docker reads them, with the line of everything in them. */
@NullMarked
package io.swarmstead.compose;

import org.jspecify.annotations.NullMarked;
