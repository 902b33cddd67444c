/** Routes by one key of a service, {@code x-swarmstead}: read, and filled in as labels and networks; pure. */
@NullMarked
package io.swarmstead.routes;

import org.jspecify.annotations.NullMarked;
