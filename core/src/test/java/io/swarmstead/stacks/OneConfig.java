package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A swarm that has one config at most, and takes an update of it only for the version that it has. */
public final class OneConfig {
    private static final Pattern UPDATE = Pattern.compile("/configs/c1/update\\?version=(\\d+)");

    private String spec = "";
    private int version = 7;

    /** Has the manager answer for it. */
    public OneConfig on(FakeHost manager) {
        manager.answers(command -> command.line().contains("/configs/"), this::answer);
        return this;
    }

    /** As somebody else has it. */
    void heldUntil(String until) {
        version++;
        spec = """
                {"Labels":{"swarmstead.holder":"friend@sofa","swarmstead.since":"2026-09-01T09:00:00Z",
                "swarmstead.taking":"another","swarmstead.until":"%s"}}""".formatted(until);
    }

    void gone() {
        spec = "";
    }

    /** What the swarm has; empty where it has gone. */
    String spec() {
        return spec;
    }

    private Result answer(Command command) {
        String line = command.line();
        Matcher update = UPDATE.matcher(line);
        if (line.contains("/configs/create")) {
            return spec.isEmpty() ? taken(command) : new Result(22, "", "409");
        }
        if (update.find()) {
            return Integer.parseInt(update.group(1)) == version
                    ? taken(command)
                    : new Result(22, "{\"message\":\"update out of sequence\"}", "");
        }
        if (line.contains("-X DELETE")) {
            gone();
            return new Result(0, "", "");
        }
        return spec.isEmpty()
                ? new Result(22, "", "404")
                : new Result(0, "{\"ID\":\"c1\",\"Version\":{\"Index\":%d},\"Spec\":%s}".formatted(version, spec), "");
    }

    private Result taken(Command command) {
        version++;
        spec = command.input();
        return new Result(0, "{}", "");
    }
}
