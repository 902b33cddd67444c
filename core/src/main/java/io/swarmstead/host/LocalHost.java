package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The machine on which this program runs, as root. Every command is a child process that is killed with its own children
 * when its time is over, so one that hangs on a dead mount does not hang us.
 */
public final class LocalHost implements Host {
    private static final String ENVIRONMENT =
            "export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; ";

    private final HostName name;

    /** The host of this name, which we are on. */
    public LocalHost(HostName name) {
        this.name = name;
    }

    @Override
    public HostName name() {
        return name;
    }

    @Override
    public Result attempt(Command command) throws HostException {
        return execute(command, new Input.OfText(command.input()));
    }

    @Override
    public String run(Command command) throws HostException {
        return OpenSshHost.required(name, command.summary(), attempt(command));
    }

    @Override
    public String send(Path file, Command receiver) throws HostException {
        return OpenSshHost.required(name, receiver.summary(), execute(receiver, new Input.OfFile(file)));
    }

    @Override
    public void follow(Command command, Predicate<String> lines) throws HostException {
        Optional<Result> ended = execute(command, bash -> Subprocess.follow(bash, lines, command.timeout()));
        if (ended.isPresent()) {
            OpenSshHost.required(name, command.summary(), ended.get());
        }
    }

    @Override
    public boolean write(HostFile file) throws HostException {
        String printed = OpenSshHost.required(name, "write " + file.path(), attempt(FilePlacement.of(List.of(file))));
        return printed.lines().anyMatch(FilePlacement.CHANGED::equals);
    }

    private Result execute(Command command, Input input) throws HostException {
        return execute(command, bash -> Subprocess.run(bash, input, command.timeout()));
    }

    /** Runs what it is given, the command of a shell. */
    private interface Child<T> {
        T run(List<String> bash) throws IOException, InterruptedException, TimeoutException;
    }

    private <T> T execute(Command command, Child<T> child) throws HostException {
        try {
            return child.run(List.of("bash", "-c", ENVIRONMENT + command.line()));
        } catch (TimeoutException late) {
            throw failure(
                    "%s: no answer in %d s"
                            .formatted(command.summary(), command.timeout().toSeconds()),
                    "the host is overloaded, or what the command waits for does not come",
                    late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure(command.summary() + ": stopped", "we were interrupted while we waited for it", stop);
        } catch (IOException failed) {
            throw failure(command.summary() + ": not started", String.valueOf(failed.getMessage()), failed);
        }
    }

    private HostException failure(String what, String why, Exception cause) {
        return new HostException(new Problem(name + ": " + what, why, "run it on the host by hand"), cause);
    }
}
