/** What the owner asks for: cloud.yaml as records, and every problem found in it. */
@NullMarked
package io.swarmstead.spec;

import org.jspecify.annotations.NullMarked;
