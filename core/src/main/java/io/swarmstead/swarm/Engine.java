package io.swarmstead.swarm;

import io.swarmstead.host.Command;
import java.time.Duration;

/**
 * Docker's own API on a host, by its socket. Bodies travel on standard input, so that a join token is never seen in a
 * process list.
 */
public final class Engine {
    private static final String CURL = "curl -gsS --fail-with-body --unix-socket /run/docker.sock";

    private Engine() {}

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
}
