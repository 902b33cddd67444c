package io.swarmstead.cli;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Look;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sighting;
import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A fleet of one host that prints the same for every command, and keeps what it was told. */
record OneHost(String output, List<Command> received) implements Fleet, Host {
    static OneHost printing(String output) {
        return new OneHost(output, new ArrayList<>());
    }

    @Override
    public HostName name() {
        return new HostName("alpha");
    }

    @Override
    public Result attempt(Command command) {
        received.add(command);
        return new Result(0, output, "");
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

    @Override
    public List<Host> hosts() {
        return List.of(this);
    }

    @Override
    public Host host(HostName name) {
        return this;
    }

    @Override
    public Map<HostName, Sighting<Answers>> look(Function<HostName, Look> looks) {
        throw new AssertionError("nobody is to look again");
    }

    @Override
    public void close() {}
}
