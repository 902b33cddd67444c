package io.swarmstead.acme;

import io.swarmstead.spec.Problem;

/** Something on our own side keeps an order from going on: a file, a record, an answer on port 80. */
public final class AcmeTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public AcmeTrouble(Problem problem) {
        super(problem.what() + ": " + problem.why());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
