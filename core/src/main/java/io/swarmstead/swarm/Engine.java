package io.swarmstead.swarm;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Docker's own API on a host, by its socket. Bodies travel on standard input, so that a join token is never seen in a
 * process list.
 */
public final class Engine {
    private static final String CURL = "curl -gsS --fail-with-body --unix-socket /run/docker.sock";

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

    /** A question for a look; quiet where Docker does not run. */
    public static String question(String path) {
        return CURL + " --max-time 4 http://docker" + Command.quote(path) + " 2>/dev/null";
    }

    /** A request with a JSON body; fails with the API's own message. */
    public static Command post(String path, String json) {
        return new Command(
                CURL + " -X POST -H 'Content-Type: application/json' -d @- http://docker" + Command.quote(path),
                json,
                Duration.ofSeconds(60));
    }

    /** A question of its own; fails where Docker does not answer. */
    public static Command get(String path) {
        return new Command(CURL + " --max-time 20 http://docker" + Command.quote(path), "", Duration.ofSeconds(30));
    }

    /** A question with a header that nobody else may see: it travels on standard input. */
    public static Command get(String path, String header) {
        return new Command(
                CURL + " --max-time 20 -H @- http://docker" + Command.quote(path), header, Duration.ofSeconds(30));
    }

    /** Removes what the path names. Asking again for what has gone fails, which is for the caller to tell by looking. */
    public static Command delete(String path) {
        return new Command(
                CURL + " --max-time 20 -X DELETE http://docker" + Command.quote(path), "", Duration.ofSeconds(30));
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
