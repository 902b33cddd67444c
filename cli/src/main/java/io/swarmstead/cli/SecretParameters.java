package io.swarmstead.cli;

import io.swarmstead.stacks.SecretName;
import io.swarmstead.stacks.StackName;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Which secret a command is about: a mixin. */
final class SecretParameters {
    @Parameters(index = "0", paramLabel = "STACK", description = "The stack that uses it; it need not be deployed yet.")
    private String stack = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The secret's name in that stack.")
    private String name = "";

    /**
     * The name that was meant.
     *
     * @throws Stopped if nothing can be called that
     */
    SecretName secret() {
        StackName owner = StackParameter.of(stack);
        SecretName.refusal(owner, name).ifPresent(problem -> {
            throw Stopped.wrongInput(List.of(problem));
        });
        return new SecretName(owner, name);
    }
}
