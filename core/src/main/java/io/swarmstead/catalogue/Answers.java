package io.swarmstead.catalogue;

import io.swarmstead.stacks.StackName;
import java.util.Optional;

/**
 * What an owner says of a new stack.
 *
 * @param route the name under which people reach it; empty where the entry has no way in
 * @param protect whether there is a login of the cloud's in front; what the entry suggests where the owner does not say
 */
public record Answers(StackName stack, Optional<String> route, Optional<Boolean> protect) {}
