package io.swarmstead.lint;

/** Where the rules about data send their reader, so that no two of them say different things. */
final class DataAdvice {
    /** Ends a way out. */
    static final String PAGE = "docs/where-data-belongs.md tells which";

    private DataAdvice() {}
}
