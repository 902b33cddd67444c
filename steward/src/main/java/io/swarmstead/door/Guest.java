package io.swarmstead.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One who asks, for as long as he keeps his connection. He has little time for each question and for taking each answer,
 * and more of it between them.
 */
final class Guest {
    /** More than any question of Traefik, whose longest URL has 200 letters. */
    private static final int LONGEST_HEAD = 16 * 1024;

    /** For a whole question, however many bytes come of it in that time. */
    static final Duration TO_ASK = Duration.ofSeconds(5);

    private static final Duration TO_REST = Duration.ofSeconds(60);

    private final SocketChannel channel;
    private final Object address;
    private final ByteBuffer heard = ByteBuffer.allocate(LONGEST_HEAD);
    private volatile long end = System.nanoTime() + TO_ASK.toNanos();

    Guest(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.address =
                channel.getRemoteAddress() instanceof InetSocketAddress internet ? internet.getAddress() : "this host";
    }

    boolean sharesAddressWith(Guest other) {
        return address.equals(other.address);
    }

    /** Serves him until he goes, or has to. */
    void serve(Answers answers) throws IOException {
        boolean last = false;
        while (!last) {
            int length = head();
            while (length < 0) {
                if (!heard.hasRemaining()) {
                    tell(answers.to(""));
                    return;
                }
                if (channel.read(heard) < 0) {
                    return;
                }
                if (heard.position() > 0) {
                    end = Math.min(end, System.nanoTime() + TO_ASK.toNanos());
                }
                length = head();
            }
            String head = new String(heard.array(), 0, length, StandardCharsets.ISO_8859_1);
            heard.flip().position(length + 4);
            heard.compact();
            end = System.nanoTime() + TO_ASK.toNanos() + TO_ASK.toNanos();
            last = tell(answers.to(head));
            end = System.nanoTime() + TO_REST.toNanos();
        }
    }

    private boolean tell(Answer answer) throws IOException {
        while (answer.bytes().hasRemaining()) {
            channel.write(answer.bytes());
        }
        return answer.last();
    }

    /** How long the first head is that was heard, without its empty line; -1 while it is not there as a whole. */
    private int head() {
        byte[] bytes = heard.array();
        for (int at = 0; at + 3 < heard.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** How much time he has left; less than none once he has to go. */
    long nanosLeft() {
        return end - System.nanoTime();
    }

    boolean gone() {
        return !channel.isOpen();
    }

    /** Shows him out, from whichever thread. */
    void leave() {
        try {
            channel.close();
        } catch (IOException _) {
            // He is out; nobody is left who would want to know more.
        }
    }
}
