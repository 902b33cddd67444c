package io.swarmstead.plan;

import io.swarmstead.spec.Problem;

/** What became of a step. */
public sealed interface Outcome {
    Step step();

    record Done(Step step) implements Outcome {}

    record Failed(Step step, Problem problem) implements Outcome {}

    /** Not approved, or behind a step that was not done. */
    record Held(Step step) implements Outcome {}
}
