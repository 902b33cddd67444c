package io.swarmstead.acme;

import io.swarmstead.spec.Problem;
import java.time.Instant;

/** What came of one step towards a certificate, and when to take the next. */
public sealed interface Progress {
    /** There is a good one, and nothing to do before. */
    record Current(Instant nextLook) implements Progress {}

    /**
     * A step was made; the next can be taken at once.
     *
     * @param what in the past tense
     */
    record Advanced(String what) implements Progress {}

    /** The authority, or the DNS, is at work. */
    record Waiting(Instant until, String what) implements Progress {}

    /** There is a new one, checked and stored. */
    record Renewed(Issued certificate) implements Progress {}

    /** It cannot go on now; the certificate of before, if there is one, is still to be served. */
    record Held(Instant until, Problem problem) implements Progress {}
}
