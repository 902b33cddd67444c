package io.swarmstead.host;

import io.swarmstead.spec.Problem;

/** Something on a host, or on the way to it, did not work. Carries what a person needs to know. */
public final class HostException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public HostException(Problem problem) {
        super(problem.what() + ": " + problem.why());
        this.problem = problem;
    }

    public HostException(Problem problem, Throwable cause) {
        super(problem.what() + ": " + problem.why(), cause);
        this.problem = problem;
    }

    /**
     * Of what Java says of a fault.
     *
     * @param cause its message is why it did not work
     */
    public HostException(String what, Exception cause, String next) {
        this(new Problem(what, String.valueOf(cause.getMessage()), next), cause);
    }

    public Problem problem() {
        return problem;
    }
}
