package io.swarmstead.view;

import java.io.IOException;
import java.io.InputStream;

/** The Docker of this host, asked by {@code GET}. One question at a time. */
public interface Engine {
    /** What is made of an answer while it comes in; a large one is never in memory as a whole. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream body) throws IOException;
    }

    /**
     * Asks, and reads the answer.
     *
     * @throws IOException also if it is answered by another status than 200
     */
    <T> T ask(String path, Reading<T> reading) throws IOException;

    /** Makes a question fail that is under way in another thread. */
    void hangUp();
}
