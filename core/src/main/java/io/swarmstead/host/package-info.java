/** One machine as we reach it: commands as values, files that change only when they differ, one look that answers many questions. */
@NullMarked
package io.swarmstead.host;

import org.jspecify.annotations.NullMarked;
