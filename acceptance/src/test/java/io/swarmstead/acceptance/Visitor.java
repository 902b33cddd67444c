package io.swarmstead.acceptance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * A client that keeps its connection, asks again and again on it, and never tries anything twice. A connection that the
 * server closed between two requests is no failure: it is opened again. One that breaks under a request is.
 */
final class Visitor implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 3000;

    private final Browser browser;
    private final String address;
    private final String name;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread;

    Visitor(Browser browser, String address, String name) {
        this.browser = browser;
        this.address = address;
        this.name = name;
        this.thread = Thread.ofVirtual().start(this::visit);
    }

    int answered() {
        return answered.get();
    }

    int failed() {
        return failed.get();
    }

    private void visit() {
        while (!ended.get()) {
            try (SSLSocket socket = browser.connect(address, name)) {
                while (!ended.get() && open(socket)) {
                    ask(socket);
                    answered.incrementAndGet();
                }
            } catch (IOException _) {
                failed.incrementAndGet();
            }
        }
    }

    /** Waits a moment for the server to say that it closes, which it may do whenever nothing was asked. */
    private static boolean open(SSLSocket socket) throws IOException {
        socket.setSoTimeout(200);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return true;
        }
    }

    private void ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(name).getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed under a request");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
        if (in.readNBytes(length).length < length || !head.toString().startsWith("HTTP/1.1 200")) {
            throw new IOException(head.toString());
        }
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
