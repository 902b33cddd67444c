package io.swarmstead.daemon;

import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts that are addresses of this machine: beta listens and accepts, gamma does not and is refused, and one whose queue
 * is full is as silent as a host without power.
 */
final class Street implements Closeable {
    static final String THREE = "{alpha: 127.0.0.1, beta: 127.0.0.2, gamma: 127.0.0.3}";

    private final List<Closeable> open = new ArrayList<>();
    private final ServerSocketChannel beta;
    private final int port;

    Street() throws IOException {
        beta = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.2", 0));
        open.add(beta);
        port = ((InetSocketAddress) beta.getLocalAddress()).getPort();
    }

    Peers peers(String self, String hosts, Path met) {
        return new Peers(spec(hosts), new HostName(self), port, new Met(met), InstantSource.system());
    }

    private static CloudSpec spec(String hosts) {
        return switch (CloudFile.read("test", "cloud: test\ndomain: test.example\nhosts: " + hosts + "\n")) {
            case Reading.Valid(CloudSpec spec) -> spec;
            case Reading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    /** Closed, it answers again: it refuses. */
    ServerSocketChannel silence(String address) throws IOException {
        if (address.equals("127.0.0.2")) {
            beta.close();
        }
        ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(address, port), 1);
        open.add(server);
        for (int caller = 0; caller < 4; caller++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server.getLocalAddress());
            open.add(channel);
        }
        return server;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
