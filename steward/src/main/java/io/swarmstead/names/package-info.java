/** Whether containers of this host find services by their names, as Docker's own DNS tells them. Used by children of the steward. */
@NullMarked
package io.swarmstead.names;

import org.jspecify.annotations.NullMarked;
