package io.swarmstead.daemon;

import io.swarmstead.door.Answer;
import io.swarmstead.door.Door;
import io.swarmstead.door.Room;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.IngressSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Has the text of the page that Traefik shows while a service has no task: in a process of its own, because every container
 * of the host can ask. It knows nothing: what it is to say comes with the question.
 */
final class WaitingServer {
    /** Where it says that it is alive. */
    static final String ALIVE = "/alive";

    /** Traefik has a connection for each question, and one address. */
    private static final Room ROOM = new Room(64, 64);

    private WaitingServer() {}

    /** Answers until it is ended. */
    static void run() throws IOException, InterruptedException {
        Outpost.serve(threads -> open(new InetSocketAddress(IngressSpec.PAGE), threads));
    }

    static Door open(InetSocketAddress address, ExecutorService threads) throws IOException {
        return Door.at(address, ROOM, threads, WaitingServer::answer);
    }

    /** Traefik puts its own status in place of this one. */
    private static Answer answer(String head) {
        if (head.startsWith("GET " + ALIVE + " ")) {
            return message("200 OK", "text/plain", "alive");
        }
        String words =
                field(head, IngressNames.WORDS).flatMap(WaitingServer::decoded).orElse("This is starting again");
        return field(head, "Accept").orElse("").contains("text/html")
                ? message("503 Service Unavailable", "text/html", page(escaped(words)))
                : message("503 Service Unavailable", "text/plain", words + "\n");
    }

    private static Optional<String> field(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " "));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** The words are others': a name may have everything in it that a page is made of. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String page(String words) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="5">
                <title>%1$s</title>
                <p>%1$s.
                <p>This page looks again every five seconds.
                </html>
                """.formatted(words);
    }

    private static Answer message(String status, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Length: "
                        + body.length
                        + "\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'"
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return new Answer(
                ByteBuffer.allocate(head.length + body.length)
                        .put(head)
                        .put(body)
                        .flip(),
                true);
    }
}
