/** What a compose file's author should know before it is deployed, rule by rule; pure but for {@code ContentFiles}, asks no host. */
@NullMarked
package io.swarmstead.lint;

import org.jspecify.annotations.NullMarked;
