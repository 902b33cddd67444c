package io.swarmstead.cli;

/** Where the JVM comes in. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int exitCode = run(Terminal.ofProcess(), arguments);
        System.out.flush();
        System.err.flush();
        System.exit(exitCode);
    }

    /** Runs one command line; the result is its exit code: 0 done, 1 failed, 2 wrong usage or wrong input. */
    public static int run(Terminal terminal, String... arguments) {
        return Swarmstead.commandLine(terminal).execute(arguments);
    }
}
