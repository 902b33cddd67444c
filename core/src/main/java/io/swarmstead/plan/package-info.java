/** See, plan, apply, see again: what a concern, a step, a plan and its outcomes are. */
@NullMarked
package io.swarmstead.plan;

import org.jspecify.annotations.NullMarked;
