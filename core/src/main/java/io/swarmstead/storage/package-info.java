/** The shared volume: a Gluster volume with a copy on three hosts, mounted on every host before Docker starts there. */
@NullMarked
package io.swarmstead.storage;

import org.jspecify.annotations.NullMarked;
