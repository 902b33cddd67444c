package io.swarmstead.lab;

import io.swarmstead.spec.Problem;

/** The lab could not do what it was asked. Carries what a person needs to know. */
public final class LabException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public LabException(Problem problem) {
        super(problem.what() + ": " + problem.why());
        this.problem = problem;
    }

    public LabException(Problem problem, Throwable cause) {
        super(problem.what() + ": " + problem.why(), cause);
        this.problem = problem;
    }

    LabException(String what, String why, String next) {
        this(new Problem(what, why, next));
    }

    LabException(String what, Throwable cause, String next) {
        this(new Problem(what, String.valueOf(cause), next), cause);
    }

    public Problem problem() {
        return problem;
    }
}
