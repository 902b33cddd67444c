package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * One machine, as root. Safe for use by several threads.
 *
 * <p>Every method fails with a {@link HostException} when the host cannot be reached or does not answer in the
 * command's time.
 */
public interface Host {
    HostName name();

    /** Runs the command and returns what it left behind, whatever its exit code. */
    Result attempt(Command command) throws HostException;

    /**
     * Runs the command, which has to succeed, and returns its standard output.
     *
     * @throws HostException also when the exit code is not 0; its problem tells the last line of standard error
     */
    String run(Command command) throws HostException;

    /**
     * Runs the command, which has to succeed, with a file of this machine on its standard input, byte for byte, and
     * returns its standard output.
     */
    String send(Path file, Command receiver) throws HostException;

    /**
     * Runs the command, which has to succeed, and hands on every line of its standard output as it comes. Its standard
     * input stays open and empty for as long as somebody listens, and ends with us: a command that would go on for ever
     * has to watch it.
     *
     * @param lines takes a line, and says whether it wants more
     * @throws HostException also when the exit code is not 0, unless no more was wanted
     */
    default void follow(Command command, Predicate<String> lines) throws HostException {
        run(command).lines().takeWhile(lines).forEach(_ -> {});
    }

    /**
     * Makes the file as it shall be: parent directories made, content, owner and mode set, put in place by a rename.
     * A file that already matches is not touched.
     *
     * @return whether anything was changed
     */
    boolean write(HostFile file) throws HostException;

    /**
     * Makes all the files as they shall be, in their order, in one round trip where the host can do so. The first that
     * fails ends it; those before it stay in place.
     *
     * @return whether anything was changed
     */
    default boolean writeAll(List<HostFile> files) throws HostException {
        boolean changed = false;
        for (HostFile file : files) {
            changed |= write(file);
        }
        return changed;
    }
}
