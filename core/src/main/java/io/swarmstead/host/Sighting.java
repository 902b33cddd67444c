package io.swarmstead.host;

import io.swarmstead.spec.Problem;

/** What one look at one host showed: a dead host is a normal sight and blinds nobody to the others. */
public sealed interface Sighting<T> {
    record Seen<T>(T value) implements Sighting<T> {}

    record Unseen<T>(Problem problem) implements Sighting<T> {}
}
