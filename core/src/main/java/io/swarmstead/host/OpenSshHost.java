package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A machine that we reach with the OpenSSH of this one. */
final class OpenSshHost implements Host {
    /** A living host that refuses takes longer on most networks; one that is away takes seconds. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final SshConnection connection;

    OpenSshHost(SshConnection connection) {
        this.connection = connection;
    }

    @Override
    public HostName name() {
        return connection.options().host().name();
    }

    @Override
    public Result attempt(Command command) throws HostException {
        return connection.execute(command);
    }

    @Override
    public String run(Command command) throws HostException {
        return run(command, command.summary());
    }

    @Override
    public String send(Path file, Command receiver) throws HostException {
        return required(name(), receiver.summary(), connection.execute(receiver, new Input.OfFile(file)));
    }

    @Override
    public void follow(Command command, Predicate<String> lines) throws HostException {
        Optional<Result> ended = connection.follow(command, lines);
        if (ended.isPresent()) {
            required(name(), command.summary(), ended.get());
        }
    }

    @Override
    public boolean write(HostFile file) throws HostException {
        return writeAll(List.of(file));
    }

    @Override
    public boolean writeAll(List<HostFile> files) throws HostException {
        if (files.isEmpty()) {
            return false;
        }
        String what = "write " + HostFile.paths(files);
        return run(FilePlacement.of(files), what).lines().anyMatch(FilePlacement.CHANGED::equals);
    }

    /**
     * Asks all that the look asks. A shared connection that breaks at once was dead before: the host was booted anew
     * since. A look only reads, so it is asked once more over a new one.
     */
    Answers look(Look look) throws HostException {
        LookScript script = LookScript.of(look);
        long start = System.nanoTime();
        try {
            return script.answers(run(script.command(), "look"));
        } catch (HostException broken) {
            if (System.nanoTime() - start > AT_ONCE.toNanos()) {
                throw broken;
            }
            return script.answers(run(script.command(), "look"));
        }
    }

    SshConnection connection() {
        return connection;
    }

    private String run(Command command, String what) throws HostException {
        return required(name(), what, attempt(command));
    }

    /** What it printed, if it succeeded. */
    static String required(HostName host, String what, Result result) throws HostException {
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    "%s: %s: exit code %d".formatted(host, what, result.exitCode()),
                    SshFailure.lastLine(result.error()),
                    "correct what it complains of on the host and run this again"));
        }
        return result.output();
    }
}
