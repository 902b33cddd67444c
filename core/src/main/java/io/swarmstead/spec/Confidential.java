package io.swarmstead.spec;

/** What not everybody may know: written in the cloud's file, which its owner keeps to himself then, or in a file of its own. */
public sealed interface Confidential {
    /** As it is. */
    record Written(String text) implements Confidential {
        @Override
        public String toString() {
            return "Written[...]";
        }
    }

    /**
     * The first line of a file on the owner's machine.
     *
     * @param path {@code ~} allowed
     */
    record InFile(String path) implements Confidential {}
}
