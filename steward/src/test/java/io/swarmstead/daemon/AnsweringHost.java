package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A host that prints what it was told to, succeeds at everything, and keeps what it received. */
public record AnsweringHost(Function<Command, String> answers, List<Command> received) implements Host {
    public static AnsweringHost printing(Function<Command, String> answers) {
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
    public Result attempt(Command command) {
        received.add(command);
        return new Result(0, answers.apply(command), "");
    }

    @Override
    public String run(Command command) {
        return attempt(command).output();
    }

    @Override
    public String send(Path file, Command receiver) {
        return run(receiver);
    }

    @Override
    public boolean write(HostFile file) {
        throw new AssertionError("nothing is to be written: " + file);
    }
}
