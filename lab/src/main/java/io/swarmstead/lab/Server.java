package io.swarmstead.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that serves the hosts of a lab on the gateway, from {@link #start} until {@link #stop}. */
record Server(ControlGroup processes, String address, int port) {
    private static final Duration LONGEST_START = Duration.ofSeconds(15);

    void start(List<String> argv, Path log) throws LabException {
        if (processes.populated() && listens()) {
            return;
        }
        processes.end();
        processes.start(argv, List.of(), log);
        Deadline.within(LONGEST_START).await(argv.getFirst() + " to listen (see " + log + ")", this::listens);
    }

    void stop() throws LabException {
        processes.end();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
