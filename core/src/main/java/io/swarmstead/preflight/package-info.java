/** What would stop a bring-up, found before anything is changed. */
@NullMarked
package io.swarmstead.preflight;

import org.jspecify.annotations.NullMarked;
