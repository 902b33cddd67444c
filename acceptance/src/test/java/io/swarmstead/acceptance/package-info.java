/** What the product promises, shown on real hosts: each test reads as what an owner or a fault does. */
@NullMarked
package io.swarmstead.acceptance;

import org.jspecify.annotations.NullMarked;
