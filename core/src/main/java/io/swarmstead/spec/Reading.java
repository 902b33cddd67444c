package io.swarmstead.spec;

import java.util.List;

/** What came of reading a cloud file: the whole spec, or everything that is wrong with it. */
public sealed interface Reading {
    /** The file is right, as far as a file can tell. */
    record Valid(CloudSpec spec) implements Reading {}

    /**
     * The file is wrong.
     *
     * @param problems never empty, in the order of the file
     */
    record Invalid(List<Problem> problems) implements Reading {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems is empty");
            }
        }
    }
}
