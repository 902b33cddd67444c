package io.swarmstead.daemon;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Asks one process of Gluster on this host whether it lives: the ping of its own protocol, to the socket that each of
 * them has. No command of Gluster is needed, nothing is locked, and no other host hears of it.
 */
final class GlusterCall {
    /** Which question it is does not matter: only ours is asked on a connection. */
    private static final int NUMBER = 1;

    private static final int CALL = 0;

    /** Sun's, version 2: RFC 5531. */
    private static final int RPC_VERSION = 2;

    /** From Gluster's protocol-common.h: GLUSTER_DUMP_PROGRAM, its version, and GF_DUMP_PING. */
    private static final int PROGRAM = 123451501;

    private static final int VERSION = 1;
    private static final int PING = 2;

    /** In the length of a record, the bit that says that it is the last: RFC 5531, section 11. */
    private static final int LAST = 0x80000000;

    /** The call; the four zeros say that nobody is asking. */
    private static final int[] QUESTION = {NUMBER, CALL, RPC_VERSION, PROGRAM, VERSION, PING, 0, 0, 0, 0};

    private volatile @Nullable SocketChannel open;

    /** Returns when it has answered; one call at a time. */
    void ping(SocketAddress process) throws IOException {
        ByteBuffer question = ByteBuffer.allocate((1 + QUESTION.length) * Integer.BYTES)
                .putInt(LAST | QUESTION.length * Integer.BYTES);
        for (int number : QUESTION) {
            question.putInt(number);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            open = channel;
            channel.connect(process);
            channel.write(question.flip());
            ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
            while (head.hasRemaining()) {
                if (channel.read(head) < 0) {
                    throw new EOFException("it closes the connection");
                }
            }
            if (head.getInt(Integer.BYTES) != NUMBER) {
                throw new IOException("it answers something else");
            }
        } finally {
            open = null;
        }
    }

    /** Makes {@link #ping} fail if it is under way in another thread. */
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
