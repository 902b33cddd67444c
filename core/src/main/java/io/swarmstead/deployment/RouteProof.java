package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * The status and the length of what Traefik 3 says itself: {@code 404 page not found}, {@code Bad Gateway},
     * {@code no available server} or {@code Service Unavailable}, {@code Gateway Timeout}; a line end with some.
     */
    private static final Map<String, Set<String>> TRAEFIKS_OWN = Map.of(
            "404", Set.of("19"), "502", Set.of("11", "12"), "503", Set.of("19", "20"), "504", Set.of("15", "16"));

    /** Prints a line for each name and address: both, and the status and length of the answer. */
    Command question() {
        StringBuilder script = new StringBuilder();
        for (String name : names) {
            for (String address : addresses) {
                script.append(
                        ("echo \"$(curl -sk -o /dev/null --max-time %d --resolve %s -w '%%{http_code} %%{size_download}'"
                                        + " %s) %s\" &\n")
                                .formatted(
                                        SECONDS,
                                        Command.quote("%s:%d:%s".formatted(name, port, address)),
                                        Command.quote("https://%s:%d/".formatted(name, port)),
                                        Command.quote(name + " " + address)));
            }
        }
        return Command.script(script.append("wait\n").toString())
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
