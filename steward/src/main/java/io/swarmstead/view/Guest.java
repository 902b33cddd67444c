package io.swarmstead.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * One who asks the view, for as long as he keeps his connection. He has little time for each question and for taking
 * each answer, and more of it between them.
 */
final class Guest {
    /** More than any question of Traefik, whose longest URL has 200 letters. */
    private static final int LONGEST_HEAD = 16 * 1024;

    private static final Duration TO_ASK = Duration.ofSeconds(5);
    private static final Duration TO_REST = Duration.ofSeconds(60);

    private final SocketChannel channel;
    private final ByteBuffer heard = ByteBuffer.allocate(LONGEST_HEAD);
    private volatile long end = System.nanoTime() + TO_ASK.toNanos();

    Guest(SocketChannel channel) {
        this.channel = channel;
    }

    /** Serves him until he goes, or has to. */
    void serve(Function<Request, byte[]> answers) throws IOException {
        boolean last = false;
        while (!last) {
            int length = head();
            while (length < 0) {
                if (!heard.hasRemaining()) {
                    channel.write(ByteBuffer.wrap(answers.apply(Request.refused(400, true))));
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
            Request request = Request.of(new String(heard.array(), 0, length, StandardCharsets.ISO_8859_1));
            heard.flip().position(length + 4);
            heard.compact();
            end = System.nanoTime() + TO_ASK.toNanos() + TO_ASK.toNanos();
            ByteBuffer answer = ByteBuffer.wrap(answers.apply(request));
            while (answer.hasRemaining()) {
                channel.write(answer);
            }
            end = System.nanoTime() + TO_REST.toNanos();
            last = request.last();
        }
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

    /** Shows him out if his time is over. Called from another thread. */
    void hurry() throws IOException {
        if (System.nanoTime() - end > 0) {
            channel.close();
        }
    }

    void leave() throws IOException {
        channel.close();
    }
}
