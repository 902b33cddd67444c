package io.swarmstead.stacks;

import java.time.Instant;

/**
 * A network, config or secret of the swarm.
 *
 * @param stack whose it is, or empty
 * @param given the name that the author or owner gave to it, where {@code name} is the swarm's
 * @param valued a secret whose value we were given or have drawn, and which may be nowhere else
 */
public record StackObject(String id, String name, String stack, String given, Instant created, boolean valued) {}
