package io.swarmstead.cli;

import io.swarmstead.plan.Step;

/** Something that is being done somewhere, as its line on the screen says it. */
record Activity(String host, String action) {
    static Activity of(Step step) {
        return new Activity(step.host().value(), step.action());
    }
}
