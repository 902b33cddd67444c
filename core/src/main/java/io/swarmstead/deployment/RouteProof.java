package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.ingress.NetworkName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks each host's own Traefik for each name of a stack, all side by side, and tells where nobody answers. An answer
 * counts whatever it says, unless it is one that Traefik gives itself where it knows no route or reaches no task. Where it
 * knows no route or no task, its answer has a mark ({@link IngressNames#MARK}); that this very Traefik marks, it shows by a name
 * that nobody has. So a 404 of a task is one, whatever it looks like.
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

    /** What the script says of an answer that is, to the last byte, one that Traefik 3 gives itself and without a mark. */
    private static final String AS_TRAEFIK = "as-traefik";

    /**
     * For a script, of the port, seconds, the mark, and a name and an address behind one another as often as there are some.
     * The 404 is that of a Traefik that was deployed before ours marked it; Go writes it, too.
     */
    private static final String QUESTION = """
            port=$1 seconds=$2 mark=$3
            shift 3
            folder=$(mktemp -d) && trap 'rm -r "$folder"' EXIT || exit
            while [ $# -gt 0 ]; do
                {
                    text=$(curl -sk --max-time "$seconds" --resolve "$1:$port:$2" \\
                        -w "%{stderr}%{http_code} $1 $2 %header{$mark}" "https://$1:$port/" 2> "$folder/$#" |
                        head -c 21 | tr '\\n\\0' '..')
                    answer=$(cat "$folder/$#")
                    case "${answer%% *} $text" in
                        '404 404 page not found.' | '502 Bad Gateway' | '503 no available server.' | '504 Gateway Timeout')
                            said=as-traefik ;;
                        *) said=other ;;
                    esac
                    printf '%s %s\\n' "$said" "$answer"
                } &
                shift 2
            done
            wait
            """;

    /** Prints a line for each name and address: whether the answer is Traefik's by its text, its status, both, and its mark. */
    Command question() {
        Stream<String> pairs = Stream.concat(names.stream(), Stream.of(IngressNames.NOBODY))
                .flatMap(name -> addresses.stream().flatMap(address -> Stream.of(name, address)));
        return Command.script(
                        QUESTION,
                        Stream.concat(
                                        Stream.of(String.valueOf(port), String.valueOf(SECONDS), IngressNames.MARK),
                                        pairs)
                                .toArray(String[]::new))
                .withTimeout(Duration.ofSeconds(SECONDS).plusSeconds(10));
    }

    /** @param mark what a task may have written, too, to be told that it does not answer */
    private record Answered(boolean asTraefik, String status, String name, String address, String mark) {
        static Answered read(String line) {
            String[] words = line.split(" ", 5);
            return new Answered(
                    words[0].equals(AS_TRAEFIK),
                    words[1],
                    words[2],
                    words[3],
                    words.length > 4 ? words[4].strip() : "");
        }

        boolean isMarked() {
            return mark.equals(IngressNames.UNKNOWN) || mark.equals(IngressNames.WAITS);
        }

        boolean isTraefiks(Set<String> marking) {
            boolean marks = marking.contains(address);
            return (marks && isMarked()) || (asTraefik && !(marks && status.equals("404")));
        }
    }

    /** The names and addresses at which no task answered, such as {@code https://shop.example.com at 10.0.0.11: 404}. */
    List<String> silent(String answer) {
        List<Answered> all = answer.lines()
                .filter(line -> line.split(" ").length >= 4)
                .map(Answered::read)
                .toList();
        Set<String> marking = all.stream()
                .filter(each -> each.name().equals(IngressNames.NOBODY) && each.isMarked())
                .map(Answered::address)
                .collect(Collectors.toSet());
        List<String> silent = new ArrayList<>();
        for (Answered each : all) {
            if (each.name().equals(IngressNames.NOBODY)) {
                continue;
            }
            String where = "https://%s at %s: ".formatted(each.name(), each.address());
            if (each.status().equals("000")) {
                silent.add(where + "no answer in %d s".formatted(SECONDS));
            } else if (each.isTraefiks(marking)) {
                silent.add(where + each.status() + " from Traefik itself");
            }
        }
        return silent;
    }
}
