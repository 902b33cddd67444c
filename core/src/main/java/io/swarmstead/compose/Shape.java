package io.swarmstead.compose;

import java.util.Optional;

/** What may be written in one place, and what Docker makes of it. */
@FunctionalInterface
interface Shape {
    /**
     * The normal form: text, boolean, number, list or mapping. Empty where Docker prints nothing, and where a fault was
     * reported.
     */
    Optional<Object> normal(Spot spot);
}
