/** All concerns together: one look, one plan, one bring-up. */
@NullMarked
package io.swarmstead.cloud;

import org.jspecify.annotations.NullMarked;
