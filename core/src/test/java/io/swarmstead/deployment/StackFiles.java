package io.swarmstead.deployment;

import io.swarmstead.compose.NormalForm;

/** Stacks written as Docker writes them. */
final class StackFiles {
    private StackFiles() {}

    static StackFile read(String normal) {
        return new StackFile(NormalForm.read(normal));
    }
}
