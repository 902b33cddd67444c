/** What a service asks of the cloud by one key, {@code x-swarmstead}: routes, filled in as labels and networks; pure. */
@NullMarked
package io.swarmstead.routes;

import org.jspecify.annotations.NullMarked;
