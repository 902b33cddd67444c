package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.ingress.NetworkName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks each host's own Traefik for each name of a stack, all side by side, and tells where nobody answers. An answer
 * counts whatever it says, unless it is one that Traefik gives itself where it knows no route or reaches no task.
 *
 * @param names the hosts in the stack's simple rules
 * @param addresses of the hosts that run Traefik
 * @param port the one for HTTPS
 */
record RouteProof(List<String> names, List<String> addresses, int port) {
    /** For one answer: a task on the same network answers in milliseconds. */
    private static final int SECONDS = 2;

    RouteProof {
        names.stream().filter(name -> !NetworkName.isOne(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("not a name on the network: " + name);
        });
    }

    /**
     * The status and the length of what Traefik 3 says itself: {@code 404 page not found}, {@code Bad Gateway},
     * {@code no available server} or {@code Service Unavailable}, {@code Gateway Timeout}; a line end with some.
     */
    private static final Map<String, Set<String>> TRAEFIKS_OWN = Map.of(
            "404", Set.of("19"), "502", Set.of("11", "12"), "503", Set.of("19", "20"), "504", Set.of("15", "16"));

    /** For a script, of the port, seconds, and a name and an address behind one another as often as there are some. */
    private static final String QUESTION = """
            port=$1 seconds=$2
            shift 2
            while [ $# -gt 0 ]; do
                {
                    answer=$(curl -sk -o /dev/null --max-time "$seconds" --resolve "$1:$port:$2" \\
                        -w '%{http_code} %{size_download}' "https://$1:$port/")
                    printf '%s %s %s\\n' "$answer" "$1" "$2"
                } &
                shift 2
            done
            wait
            """;

    /** Prints a line for each name and address: both, and the status and length of the answer. */
    Command question() {
        Stream<String> pairs =
                names.stream().flatMap(name -> addresses.stream().flatMap(address -> Stream.of(name, address)));
        return Command.script(
                        QUESTION,
                        Stream.concat(Stream.of(String.valueOf(port), String.valueOf(SECONDS)), pairs)
                                .toArray(String[]::new))
                .withTimeout(Duration.ofSeconds(SECONDS).plusSeconds(10));
    }

    /** The names and addresses at which no task answered, such as {@code https://shop.example.com at 10.0.0.11: 404}. */
    List<String> silent(String answer) {
        List<String> silent = new ArrayList<>();
        answer.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 4)
                .forEach(words -> {
                    String status = words[0];
                    if (status.equals("000")) {
                        silent.add("https://%s at %s: no answer in %d s".formatted(words[2], words[3], SECONDS));
                    } else if (TRAEFIKS_OWN.getOrDefault(status, Set.of()).contains(words[1])) {
                        silent.add("https://%s at %s: %s from Traefik itself".formatted(words[2], words[3], status));
                    }
                });
        return silent;
    }
}
