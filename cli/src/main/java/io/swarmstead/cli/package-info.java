/** The command line. */
@NullMarked
package io.swarmstead.cli;

import org.jspecify.annotations.NullMarked;
