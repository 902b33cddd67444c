package io.swarmstead.lint;

/**
 * Something of its host that a service gets, and with which it is root there.
 *
 * @param spot where it is written
 * @param thing in a few words
 * @param reason how one gets from it to the whole host
 * @param way to do without
 */
record Grant(Spot spot, String thing, String reason, String way) {}
