/** The operating system of each host, as the engines need it: packages, and names for one another. */
@NullMarked
package io.swarmstead.machine;

import org.jspecify.annotations.NullMarked;
