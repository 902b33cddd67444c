package io.swarmstead.host;

/**
 * What a command left behind.
 *
 * @param output standard output, decoded as UTF-8
 * @param error standard error, decoded as UTF-8
 */
public record Result(int exitCode, String output, String error) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
