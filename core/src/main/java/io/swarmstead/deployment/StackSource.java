package io.swarmstead.deployment;

import io.swarmstead.compose.ComposeFile;

/** What is to be deployed. */
public sealed interface StackSource {
    /** A file of this machine, with the files of this machine that it refers to. */
    static StackSource of(ComposeFile file) {
        return new File(file, FileContents.LOCAL);
    }

    /**
     * A compose file.
     *
     * @param compose in normal form; paths of files in it are absolute
     * @param contents of the files it refers to
     */
    record File(ComposeFile compose, FileContents contents) implements StackSource {}

    /** What was deployed before, with the very same images. */
    record Recorded(DeploymentRecord record) implements StackSource {}
}
