package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
            for service in "${@:3}"; do
                docker service logs --no-task-ids --tail "$1" ${2:+--since "$2"} --follow "$service" </dev/null 2>&1 &
                clients="$clients $!"
            done
            (read -r _ <&3; kill $clients) >/dev/null 2>&1 &
            watch=$!
            code=0
            for client in $clients; do wait "$client" || code=$?; done
            kill "$watch" 2>/dev/null
            exit "$code"
            """;

    private static final String ONCE = """
            code=0
            for service in "${@:3}"; do
                docker service logs --no-task-ids --tail "$1" ${2:+--since "$2"} "$service" </dev/null 2>&1 || code=$?
            done
            exit $code
            """;

    /** For {@link io.swarmstead.host.Host#follow}. */
    public Command command() {
        String[] words =
                Stream.concat(Stream.of(tail, since), services.stream()).toArray(String[]::new);
        return follow
                ? Command.inline(FOLLOW, words).withTimeout(Duration.ofDays(365))
                : Command.inline(ONCE, words).withTimeout(OLD_LINES);
    }
}
