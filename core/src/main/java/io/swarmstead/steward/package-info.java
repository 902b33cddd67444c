/** The daemon that cares for a host: how it gets there, and what it tells. Its program is a module of its own. */
@NullMarked
package io.swarmstead.steward;

import org.jspecify.annotations.NullMarked;
