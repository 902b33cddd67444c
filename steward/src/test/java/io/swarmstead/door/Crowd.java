package io.swarmstead.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many who come to one door at a time, say what they say, and never finish. They have gone when the test is over. */
public final class Crowd implements AutoCloseable {
    private final SocketAddress door;
    private final List<SocketChannel> members = new ArrayList<>();

    public Crowd(SocketAddress door) {
        this.door = door;
    }

    /** So many, from this address of the loopback network. Who is shown out while he speaks is a member, too. */
    public void come(int number, String from, String saying) throws IOException {
        for (int member = 0; member < number; member++) {
            SocketChannel channel = SocketChannel.open();
            members.add(channel);
            channel.bind(new InetSocketAddress(from, 0));
            channel.connect(door);
            say(channel, saying);
        }
    }

    /** So many, to a Unix socket. */
    public void come(int number, String saying) throws IOException {
        for (int member = 0; member < number; member++) {
            SocketChannel channel = SocketChannel.open(door);
            members.add(channel);
            say(channel, saying);
        }
    }

    private static void say(SocketChannel channel, String saying) {
        try {
            channel.write(ByteBuffer.wrap(saying.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException _) {
            // Shown out already.
        }
    }

    /** How many of them the door still holds, after this time for those it has turned away to notice. */
    public long inside(Duration patience) throws IOException, InterruptedException {
        Thread.sleep(patience);
        long inside = 0;
        for (SocketChannel member : members) {
            member.configureBlocking(false);
            try {
                inside += member.read(ByteBuffer.allocate(1024)) == 0 ? 1 : 0;
            } catch (IOException _) {
                // Reset: he is out.
            }
        }
        return inside;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel member : members) {
            member.close();
        }
    }
}
