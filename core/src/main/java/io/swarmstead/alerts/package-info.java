/** Tells the owner when something breaks, once, and once more when it is well again. */
@NullMarked
package io.swarmstead.alerts;

import org.jspecify.annotations.NullMarked;
