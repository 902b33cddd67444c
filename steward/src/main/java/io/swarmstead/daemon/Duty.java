package io.swarmstead.daemon;

/** What the steward does in each tick. It returns at once: what takes time is an {@link Errand}. */
@FunctionalInterface
interface Duty {
    void tick();
}
