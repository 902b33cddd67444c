package io.swarmstead.swarm;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Docker's own API on a host, by its socket. Bodies travel on standard input, so that a join token is never seen in a
 * process list.
 */
public final class Engine {
    /**
     * A question for a look, of a path. No where nobody listens, and where Docker has nothing to tell, in which case it says
     * why with a status of HTTP; a Docker that listens and says nothing in 4 s has not answered. An answer is told whole or
     * not at all.
     */
    public static final String QUESTION = """
            (
                [ -S /run/docker.sock ] && command -v curl > /dev/null || exit 1
                answer=$(curl -gsSf --unix-socket /run/docker.sock --max-time 4 "http://docker$1" 2> /dev/null)
                case $? in
                    0) printf '%s\\n' "$answer" ;;
                    7 | 22) exit 1 ;;
                    *) exit 2 ;;
                esac
            )""";

    /** In a script: sends what is on standard input to a path. */
    static final String POST = "curl -gsS --fail-with-body --unix-socket /run/docker.sock -X POST"
            + " -H 'Content-Type: application/json' -d @- \"http://docker$1\"";

    /** The beginning of a script in which {@code engine} asks for a path. */
    public static final String FUNCTION = "engine() { " + QUESTION + "; }\n";

    private Engine() {}

    /** A way to ask an engine. */
    @FunctionalInterface
    public interface Asking {
        /**
         * The body of the answer.
         *
         * @throws HostException if there is none, or it is no good one
         */
        String ask(String path) throws HostException;

        /** The same, read. */
        default JsonNode tree(String path) throws HostException {
            return JsonMapper.shared().readTree(ask(path));
        }
    }

    /** By a child process on the host for each question. */
    public static Asking on(Host host) {
        return path -> host.run(get(path));
    }

    /** A request with a JSON body; fails with the API's own message. */
    public static Command post(String path, String json) {
        return curl(Duration.ofSeconds(60), path, "-X", "POST", "-H", "Content-Type: application/json", "-d", "@-")
                .withInput(json);
    }

    /** A question of its own; fails where Docker does not answer. */
    public static Command get(String path) {
        return curl(Duration.ofSeconds(30), path, "--max-time", "20");
    }

    /** A question with a header that nobody else may see: it travels on standard input. */
    public static Command get(String path, String header) {
        return curl(Duration.ofSeconds(30), path, "--max-time", "20", "-H", "@-")
                .withInput(header);
    }

    /** Removes what the path names. Asking again for what has gone fails, which is for the caller to tell by looking. */
    public static Command delete(String path) {
        return curl(Duration.ofSeconds(30), path, "--max-time", "20", "-X", "DELETE");
    }

    private static Command curl(Duration longest, String path, String... options) {
        return Command.of(
                        "curl",
                        Stream.of(
                                        Stream.of("-gsS", "--fail-with-body", "--unix-socket", "/run/docker.sock"),
                                        Stream.of(options),
                                        Stream.of("http://docker" + path))
                                .flatMap(words -> words)
                                .toArray(String[]::new))
                .withTimeout(longest);
    }

    /** Why a request failed, in the API's own words, or else in those of curl. */
    public static String complaint(Result failed) {
        try {
            String message = JsonMapper.shared()
                    .readTree(failed.output())
                    .path("message")
                    .asString("");
            return message.isEmpty() ? failed.error().strip() : message;
        } catch (JacksonException _) {
            return failed.error().strip();
        }
    }
}
