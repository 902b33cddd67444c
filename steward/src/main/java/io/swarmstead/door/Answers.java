package io.swarmstead.door;

/** Knows an answer to everything that a guest may ask. */
@FunctionalInterface
public interface Answers {
    /** @param head of a question in HTTP, without its empty line; empty if it is longer than anybody's who is honest */
    Answer to(String head);
}
