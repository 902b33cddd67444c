package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that prints what it was told to, succeeds at everything unless it is told to fail, and keeps what it received. */
public record AnsweringHost(Answers answers, List<Command> received) implements Host {
    /** What it prints. */
    @FunctionalInterface
    public interface Answers {
        String to(Command command) throws HostException;
    }

    public static AnsweringHost printing(Answers answers) {
        return new AnsweringHost(answers, new CopyOnWriteArrayList<>());
    }

    public List<String> lines() {
        return received.stream().map(Command::line).toList();
    }

    @Override
    public HostName name() {
        return new HostName("alpha");
    }

    @Override
    public Result attempt(Command command) throws HostException {
        received.add(command);
        return new Result(0, answers.to(command), "");
    }

    @Override
    public String run(Command command) throws HostException {
        return attempt(command).output();
    }

    @Override
    public String send(Path file, Command receiver) throws HostException {
        return run(receiver);
    }

    @Override
    public boolean write(HostFile file) {
        throw new AssertionError("nothing is to be written: " + file);
    }
}
