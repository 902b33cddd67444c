package io.swarmstead.stacks;

import io.swarmstead.spec.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name that an owner gives to a secret of a stack; each value of it is an object of its own in the swarm. */
public record SecretName(StackName stack, String value) {
    /** Swarm's own rule for names of secrets, and the last part of a path in the container. */
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?");

    /** Swarm's limit for the name of a secret. */
    private static final int LONGEST = 64;

    /** Hexadecimal digits that tell the values apart: 48 bits, so no two of one secret are ever the same. */
    static final int TAG = 12;

    public SecretName {
        refusal(stack, value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.what());
        });
    }

    /** Why no secret of the stack can have this name; empty where one can. */
    public static Optional<Problem> refusal(StackName stack, String name) {
        int longest = LONGEST - TAG - "__".length() - stack.value().length();
        return WORD.matcher(name).matches() && name.length() <= longest
                ? Optional.empty()
                : Optional.of(new Problem(
                        name + ": not a name for a secret of " + stack,
                        "it has letters, digits, dots, hyphens and underscores between letters or digits, at most "
                                + longest + " of them",
                        "choose another name"));
    }

    /** The object's name for one value. Random, because a hash of a short value would give it away to whoever guesses. */
    String object(String tag) {
        return stack + "_" + value + "_" + tag;
    }

    @Override
    public String toString() {
        return stack + "/" + value;
    }
}
