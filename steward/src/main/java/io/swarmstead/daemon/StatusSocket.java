package io.swarmstead.daemon;

import io.swarmstead.door.Answer;
import io.swarmstead.door.Door;
import io.swarmstead.door.Room;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Tells the report to whoever asks at a Unix socket, by HTTP: {@code GET /status}. Both the socket and its directory are
 * root's alone.
 */
final class StatusSocket {
    /** More than all commands at all desks and all looks of one host's ladders. */
    private static final int GUESTS = 16;

    private StatusSocket() {}

    /** Listens at the path, in place of a steward that was there before. */
    static Door open(Path path, ExecutorService threads, Supplier<String> report) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return new Door(server, Room.of(GUESTS), threads, head -> answer(head, report));
    }

    private static Answer answer(String head, Supplier<String> report) {
        String answer = head.startsWith("GET /status ")
                ? "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + report.get() + "\n"
                : "HTTP/1.0 404 Not Found\r\n\r\n";
        return Answer.of(answer.getBytes(StandardCharsets.UTF_8), true);
    }
}
