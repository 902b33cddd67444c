package io.swarmstead.daemon;

import io.swarmstead.acme.HttpAnswers;
import io.swarmstead.door.Answer;
import io.swarmstead.door.Door;
import io.swarmstead.door.Room;
import io.swarmstead.spec.AcmeSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Answers the challenges of authorities (HTTP-01) to every container of its host, in a process of its own: whoever could
 * bring that down has still done nothing to the steward. The answers need nothing that changes, so it does not matter which
 * host is asked. Nothing of it is secret, and nothing is done for whoever asks.
 */
public final class ChallengeServer {
    /** Traefik has a connection for each question. Another container, with an address of its own, has a part of the places. */
    private static final Room ROOM = new Room(64, 16);

    private ChallengeServer() {}

    /** Answers until it is ended. */
    static void run(String thumbprint) throws IOException, InterruptedException {
        Outpost.serve(threads -> open(new InetSocketAddress(AcmeSpec.CHALLENGES), thumbprint, threads));
    }

    /** Listens at the address; who comes waits until the door is told to welcome. */
    public static Door open(InetSocketAddress address, String thumbprint, ExecutorService threads) throws IOException {
        return Door.at(address, ROOM, threads, head -> answer(head, thumbprint));
    }

    private static Answer answer(String head, String thumbprint) {
        String[] words = head.lines().findFirst().orElse("").split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return message("400 Bad Request", "this is no question");
        }
        Optional<String> answer = HttpAnswers.to(words[1], thumbprint);
        return words[0].equals("GET") && answer.isPresent()
                ? message("200 OK", answer.get())
                : message("404 Not Found", "no such challenge");
    }

    private static Answer message(String status, String body) {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        return Answer.of(answer.getBytes(StandardCharsets.US_ASCII), true);
    }
}
