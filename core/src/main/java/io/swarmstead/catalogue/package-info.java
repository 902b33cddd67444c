/** Stacks that are written already: a compose file for each, and what is to be filled in; pure. */
@NullMarked
package io.swarmstead.catalogue;

import org.jspecify.annotations.NullMarked;
