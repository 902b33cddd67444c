/** Where records of deployments lie, and the key that tells ours from what somebody else wrote. */
@NullMarked
package io.swarmstead.records;

import org.jspecify.annotations.NullMarked;
