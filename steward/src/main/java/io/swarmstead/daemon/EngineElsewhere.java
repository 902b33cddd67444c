package io.swarmstead.daemon;

import io.swarmstead.spec.HostSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * Whether Docker answers on another manager and not on this host, which is then no place for the VIP: some five seconds
 * after its Docker fell silent, the others' overlay networks lead to it no more, nor its own to them. While no other
 * Docker answers either, as where hosts share a machine that has too much to do, the VIP stays: keepalived's checks have
 * no weight, so nobody would have it.
 */
final class EngineElsewhere implements Duty {
    /** Of Swarm's managers for one another. */
    static final int PORT = 2377;

    /** Docker answers within milliseconds, and is asked at least every other second. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    /** How long another is waited for. */
    static final Duration ANSWER = Duration.ofMillis(500);

    /** As long as the head of a message of TLS, and none: Docker hangs up on that. A kernel alone would not. */
    private static final byte[] NONSENSE = new byte[5];

    private final EngineSense engine;
    private final List<HostSpec> others;
    private final int port;
    private final int answer;
    private final Errand asking;
    private volatile boolean answers;

    /**
     * A duty.
     *
     * @param others the managers besides this host
     * @param answer how long each of them is waited for
     */
    EngineElsewhere(EngineSense engine, List<HostSpec> others, int port, Duration answer, Errand asking) {
        this.engine = engine;
        this.others = List.copyOf(others);
        this.port = port;
        this.answer = (int) answer.toMillis();
        this.asking = asking;
    }

    /** Whether it is so, as far as is known. */
    boolean only() {
        return answers && silent();
    }

    /** The others are asked only while the Docker here is silent, and then again and again. */
    @Override
    public void tick() {
        if (silent()) {
            asking.begin(() -> answers = others.stream().anyMatch(this::answers));
        } else {
            answers = false;
        }
    }

    private boolean silent() {
        return engine.silence().compareTo(PATIENCE) >= 0;
    }

    private boolean answers(HostSpec host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.address(), port), answer);
            return hangsUp(socket);
        } catch (IOException _) {
            return false;
        }
    }

    private boolean hangsUp(Socket socket) throws SocketTimeoutException {
        try {
            socket.setSoTimeout(answer);
            socket.getOutputStream().write(NONSENSE);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException reset) {
            return true;
        }
    }
}
