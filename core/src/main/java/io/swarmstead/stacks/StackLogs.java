package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks the engine for the logs of services, each line led by task and host.
 *
 * @param services their names in the swarm
 * @param follow whether to go on with what comes
 * @param tail how many lines of each task at most; the engine's word {@code all} for every one
 * @param since the engine's words for a time or an age, such as {@code 10m}; empty for no limit
 */
public record StackLogs(List<String> services, boolean follow, String tail, String since) {
    /** Reading what has been written is a matter of disks; a person who waits longer interrupts it. */
    private static final Duration OLD_LINES = Duration.ofMinutes(10);

    /**
     * Old lines service by service; new ones of all services as they come, which the engine's client writes line by
     * line. Whoever follows holds our standard input open: when that ends, by whatever death, the clients are ended too,
     * for they would not notice before the next line.
     */
    private static final String FOLLOW = """
            exec 3<&0
            clients=
            %s
            (read -r _ <&3; kill $clients) >/dev/null 2>&1 &
            watch=$!
            code=0
            for client in $clients; do wait "$client" || code=$?; done
            kill "$watch" 2>/dev/null
            exit "$code"
            """;

    /** For {@link io.swarmstead.host.Host#follow}. */
    public Command command() {
        if (follow) {
            return Command.of("bash", "-c", FOLLOW.formatted(each("%s </dev/null 2>&1 & clients=\"$clients $!\"\n")))
                    .withTimeout(Duration.ofDays(365));
        }
        return Command.of("bash", "-c", "code=0\n" + each("%s </dev/null 2>&1 || code=$?\n") + "exit $code")
                .withTimeout(OLD_LINES);
    }

    private String each(String frame) {
        return services.stream().map(service -> frame.formatted(line(service))).collect(Collectors.joining());
    }

    private String line(String service) {
        return "docker service logs --no-task-ids --tail " + Command.quote(tail)
                + (since.isEmpty() ? "" : " --since " + Command.quote(since))
                + (follow ? " --follow " : " ")
                + Command.quote(service);
    }
}
