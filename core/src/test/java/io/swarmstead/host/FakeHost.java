package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A host that answers what it was told to, keeps what it received, and fails the test on a command that it was not
 * told of. Of several answers that match, the one told last counts. Safe for use by several threads.
 */
public final class FakeHost implements Host {
    private record Answer(Predicate<Command> asked, Function<Command, Result> result) {}

    private final HostName name;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Command> received = new ArrayList<>();
    private final Map<String, HostFile> files = new LinkedHashMap<>();
    private volatile boolean away;

    public FakeHost(String name) {
        this.name = new HostName(name);
    }

    /** Succeeds at exactly this line and prints the output. */
    public FakeHost answers(String line, String output) {
        return answers(line, new Result(0, output, ""));
    }

    public FakeHost answers(String line, Result result) {
        return answers(command -> command.plainLine().equals(line), _ -> result);
    }

    /** Fails at exactly this line with exit code 1. */
    public FakeHost fails(String line, String error) {
        return answers(line, new Result(1, "", error));
    }

    /** Succeeds at every line that begins so, and prints nothing. */
    public FakeHost accepts(String beginning) {
        return answers(command -> command.plainLine().startsWith(beginning), _ -> new Result(0, "", ""));
    }

    /** Succeeds at every script that contains the text, and prints the output. */
    public FakeHost answersScript(String text, String output) {
        return answers(command -> command.input().contains(text), _ -> new Result(0, output, ""));
    }

    public synchronized FakeHost answers(Predicate<Command> asked, Function<Command, Result> result) {
        answers.addFirst(new Answer(asked, result));
        return this;
    }

    /** Cannot be reached from now on. */
    public FakeHost goesAway() {
        away = true;
        return this;
    }

    /** Has the file already. */
    public synchronized FakeHost has(HostFile file) {
        files.put(file.path(), file);
        return this;
    }

    /** All commands, in the order in which they came. */
    public synchronized List<Command> received() {
        return List.copyOf(received);
    }

    public List<String> lines() {
        return received().stream().map(Command::plainLine).toList();
    }

    /** What came on standard input, empty strings left out. */
    public List<String> inputs() {
        return received().stream()
                .map(Command::input)
                .filter(input -> !input.isEmpty())
                .toList();
    }

    /** What it has or was given, by path. */
    public synchronized Map<String, HostFile> files() {
        return new LinkedHashMap<>(files);
    }

    @Override
    public HostName name() {
        return name;
    }

    @Override
    public synchronized Result attempt(Command command) throws HostException {
        if (away) {
            throw new HostException(
                    new Problem(name + ": cannot be reached", "connection timed out", "make sure that it runs"));
        }
        OnVolume.require(command);
        received.add(command);
        return answers.stream()
                .filter(answer -> answer.asked.test(command))
                .findFirst()
                .map(answer -> answer.result.apply(command))
                .orElseThrow(() -> new AssertionError(name + " was not told of: " + command + "\n" + command.input()));
    }

    @Override
    public String run(Command command) throws HostException {
        return OpenSshHost.required(name, command.summary(), attempt(command));
    }

    @Override
    public String send(Path file, Command receiver) throws HostException {
        return run(receiver);
    }

    @Override
    public synchronized boolean write(HostFile file) {
        OnVolume.require(file);
        return !Optional.ofNullable(files.put(file.path(), file)).equals(Optional.of(file));
    }
}
