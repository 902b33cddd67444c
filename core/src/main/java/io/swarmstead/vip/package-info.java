/** The floating address: keepalived on every manager, and the checks that say which host may hold it. */
@NullMarked
package io.swarmstead.vip;

import org.jspecify.annotations.NullMarked;
