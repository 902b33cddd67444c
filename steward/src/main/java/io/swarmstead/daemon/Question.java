package io.swarmstead.daemon;

import io.swarmstead.view.Engine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server of this host by HTTP, over a Unix or an Internet socket, which the JDK's own client cannot do. The
 * oldest version of it, 1.0: the answer ends with the connection, so there is little to parse.
 */
final class Question implements Engine {
    /** Of a head; no server has one nearly as long. */
    private static final int LONGEST_LINE = 8192;

    private static final Duration NEVER = Duration.ofDays(1);

    private final SocketAddress server;
    private final LongSupplier clock;
    private volatile @Nullable SocketChannel open;
    private volatile long answered;

    Question(SocketAddress server) {
        this(server, System::nanoTime);
    }

    /** @param clock nanoseconds, by a clock that nobody sets */
    Question(SocketAddress server, LongSupplier clock) {
        this.server = server;
        this.clock = clock;
        this.answered = clock.getAsLong() - NEVER.toNanos();
    }

    /** To Docker of this host. */
    static Question ofDocker() {
        return new Question(UnixDomainSocketAddress.of("/run/docker.sock"));
    }

    /**
     * An answer.
     *
     * @param status such as 200
     */
    record Answer(int status, String body) {}

    /** One question at a time. */
    Answer get(String path) throws IOException {
        return exchange(
                path, (status, body) -> new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    }

    @Override
    public <T> T ask(String path, Reading<T> reading) throws IOException {
        return exchange(path, (status, body) -> {
            if (status != 200) {
                throw new IOException(path + " is answered by " + status);
            }
            return reading.read(body);
        });
    }

    /** Takes an answer while it comes in. */
    private interface Taking<T> {
        T take(int status, InputStream body) throws IOException;
    }

    private <T> T exchange(String path, Taking<T> taking) throws IOException {
        try (SocketChannel channel = server instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            open = channel;
            channel.connect(server);
            ByteBuffer question = ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (question.hasRemaining()) {
                channel.write(question);
            }
            InputStream answer = new BufferedInputStream(Channels.newInputStream(channel));
            int status = status(answer);
            answered = clock.getAsLong();
            return taking.take(status, answer);
        } finally {
            open = null;
        }
    }

    /** Reads all lines before the body; the first has the status. */
    private static int status(InputStream answer) throws IOException {
        String[] first = line(answer).split(" ", 3);
        if (first.length < 2 || !first[1].matches("\\d{3}")) {
            throw new IOException("no HTTP answer");
        }
        while (!line(answer).isEmpty()) {}
        return Integer.parseInt(first[1]);
    }

    private static String line(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new IOException("no HTTP answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** How long ago the last answer began, whatever it was; very long where there was none. */
    Duration silence() {
        return Duration.ofNanos(clock.getAsLong() - answered);
    }

    /** Makes {@link #get} fail if it is under way in another thread. */
    @Override
    public void hangUp() {
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
