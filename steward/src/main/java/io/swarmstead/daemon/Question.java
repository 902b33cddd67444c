package io.swarmstead.daemon;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server of this host by HTTP, over a Unix or an Internet socket, which the JDK's own client cannot do. The
 * oldest version of it, 1.0: the answer ends with the connection, so there is nothing to parse but its first line.
 */
final class Question {
    private final SocketAddress server;
    private volatile @Nullable SocketChannel open;

    Question(SocketAddress server) {
        this.server = server;
    }

    /**
     * An answer.
     *
     * @param status such as 200
     */
    record Answer(int status, String body) {}

    /** One question at a time. */
    Answer get(String path) throws IOException {
        try (SocketChannel channel = server instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            open = channel;
            channel.connect(server);
            channel.write(ByteBuffer.wrap(
                    "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII)));
            return read(new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            open = null;
        }
    }

    private static Answer read(String text) throws IOException {
        String[] first = text.lines().findFirst().orElse("").split(" ", 3);
        int body = text.indexOf("\r\n\r\n");
        if (first.length < 2 || !first[1].matches("\\d{3}") || body < 0) {
            throw new IOException("no HTTP answer");
        }
        return new Answer(Integer.parseInt(first[1]), text.substring(body + 4));
    }

    /** Makes {@link #get} fail if it is under way in another thread. */
    void hangUp() {
        SocketChannel channel = open;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // It is of no use any more, and nobody waits for it.
            }
        }
    }
}
