package io.swarmstead.compose;

/**
 * A change to the text of a file that leaves everything around it as it is, comments included.
 *
 * @param from the first code point that goes, from 0
 * @param to the first one after it that stays
 * @param text what comes instead; may be empty
 */
public record Edit(int from, int to, String text) {}
