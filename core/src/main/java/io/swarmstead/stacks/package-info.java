/** The owner's applications: compose v3 files, deployed and proved to run. */
@NullMarked
package io.swarmstead.stacks;

import org.jspecify.annotations.NullMarked;
