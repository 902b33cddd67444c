/** Real hosts on one machine: booted, wired to packages and images, and cut. */
@NullMarked
package io.swarmstead.lab;

import org.jspecify.annotations.NullMarked;
