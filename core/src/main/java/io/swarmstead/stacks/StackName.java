package io.swarmstead.stacks;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.Optional;

/** The name of one of the owner's stacks: one DNS label, because services are found under it, and not that of ours. */
public record StackName(String value) {
    /** The stack that runs Traefik; what is deployed under its name replaces it. */
    static final String OURS = "ingress";

    public StackName {
        refusal(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.what());
        });
    }

    /** Why no stack can have this name; empty where one can. */
    public static Optional<Problem> refusal(String name) {
        if (!HostName.isValid(name)) {
            return Optional.of(new Problem(
                    name + ": not a name for a stack",
                    "services are found under it, so it is a DNS label: lower-case letters, digits and hyphens",
                    "choose another name"));
        }
        if (isOurs(name)) {
            return Optional.of(new Problem(
                    name + ": the name of the cloud's own stack",
                    "it runs Traefik; another stack of that name would take its place, and nothing would be reached",
                    "choose another name"));
        }
        return Optional.empty();
    }

    /** Whether what has this name is the stack that runs Traefik. */
    public static boolean isOurs(String name) {
        return name.equals(OURS);
    }

    @Override
    public String toString() {
        return value;
    }
}
