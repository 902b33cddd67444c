package io.swarmstead.cli;

import io.swarmstead.stacks.StackName;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Which stack a command is about: a mixin. */
final class StackParameter {
    @Parameters(paramLabel = "NAME", description = "The stack's name, one DNS label.")
    private String name = "";

    /**
     * The name that was meant.
     *
     * @throws Stopped if no stack can be called that
     */
    StackName stack() {
        return of(name);
    }

    /**
     * A name as it was written.
     *
     * @throws Stopped if no stack can be called that
     */
    static StackName of(String written) {
        StackName.refusal(written).ifPresent(problem -> {
            throw Stopped.wrongInput(List.of(problem));
        });
        return new StackName(written);
    }
}
