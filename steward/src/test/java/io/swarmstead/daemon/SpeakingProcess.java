package io.swarmstead.daemon;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HexFormat;

/** A process that says the same to whoever connects to its socket and asks something, and hangs up. */
record SpeakingProcess(ServerSocketChannel socket) implements AutoCloseable {
    static SpeakingProcess at(Path path, String hex) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
        Thread.ofVirtual().start(() -> {
            while (socket.isOpen()) {
                try (SocketChannel client = socket.accept()) {
                    client.read(ByteBuffer.allocate(100));
                    client.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
                } catch (IOException _) {
                    // The test is over, or the client went first.
                }
            }
        });
        return new SpeakingProcess(socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
