/** How strangers are let in at a listening socket: so many at a time, for so long, and with so much to say. */
@NullMarked
package io.swarmstead.door;

import org.jspecify.annotations.NullMarked;
