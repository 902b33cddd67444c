package io.swarmstead.spec;

import static java.util.Objects.requireNonNull;

/**
 * The only shape of bad news: what is wrong, why that matters or how we know, and what to do next. It may hold what
 * others wrote, so it is {@link Printable}.
 *
 * @param what the fact, led by the place it was found: a host's name or a line of a file
 * @param why the reason or the consequence
 * @param next what the reader can do about it, beginning with a verb or a command
 */
public record Problem(String what, String why, String next) {
    public Problem {
        requireNonNull(what, "what is null");
        requireNonNull(why, "why is null");
        requireNonNull(next, "next is null");
        what = Printable.lines(what);
        why = Printable.lines(why);
        next = Printable.lines(next);
    }

    /** The same, each part on one line: whoever wrote a key or a value that is in it cannot begin a line of ours. */
    public Problem onOneLine() {
        return new Problem(Printable.line(what), Printable.line(why), Printable.line(next));
    }
}
