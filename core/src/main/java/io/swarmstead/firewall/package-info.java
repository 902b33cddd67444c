/** An nftables table of our own on every host: the engines' ports only between hosts. */
@NullMarked
package io.swarmstead.firewall;

import org.jspecify.annotations.NullMarked;
