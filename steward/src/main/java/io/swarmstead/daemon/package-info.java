/** The steward: a daemon on every host that looks once a second how its host is, says so, and cares for it. */
@NullMarked
package io.swarmstead.daemon;

import org.jspecify.annotations.NullMarked;
