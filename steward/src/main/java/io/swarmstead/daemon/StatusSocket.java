package io.swarmstead.daemon;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Tells the report to whoever asks at a Unix socket, by HTTP: {@code GET /status}. Both the socket and its directory are
 * root's alone. A client that is slow holds up no other.
 */
final class StatusSocket implements AutoCloseable {
    /** More than any first line; the rest of a longer question is of no interest. */
    private static final int QUESTION = 4096;

    private final ServerSocketChannel server;

    private StatusSocket(ServerSocketChannel server) {
        this.server = server;
    }

    /** Listens at the path, in place of a steward that was there before. */
    static StatusSocket open(Path path) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return new StatusSocket(server);
    }

    /** Answers until it is closed, each client in a thread of its own. */
    void answer(Executor threads, Supplier<String> report) {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                threads.execute(() -> reply(client, report));
            } catch (IOException _) {
                // We are closing, or the client has gone before it was heard.
            }
        }
    }

    private static void reply(SocketChannel accepted, Supplier<String> report) {
        try (SocketChannel client = accepted) {
            answer(client, report);
        } catch (IOException _) {
            // The client has gone; nobody is left who wants to know.
        }
    }

    private static void answer(SocketChannel client, Supplier<String> report) throws IOException {
        ByteBuffer question = ByteBuffer.allocate(QUESTION);
        client.read(question);
        String line = new String(question.array(), 0, question.position(), StandardCharsets.US_ASCII);
        String answer = line.startsWith("GET /status ")
                ? "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + report.get() + "\n"
                : "HTTP/1.0 404 Not Found\r\n\r\n";
        client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
