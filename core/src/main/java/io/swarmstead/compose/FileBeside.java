package io.swarmstead.compose;

/**
 * A file that a fix writes beside the compose file, for its owner only. What is there already is never written over.
 *
 * @param folder below the directory of the compose file
 * @param content as a rule a secret, so it is not printed
 */
public record FileBeside(String folder, String name, String content) {
    /** From the directory of the compose file. */
    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
