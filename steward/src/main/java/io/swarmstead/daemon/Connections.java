package io.swarmstead.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a process of this host is connected to, without a child: {@code ss} would look through the descriptors of all
 * processes for it.
 *
 * @param proc the kernel's {@code /proc}
 */
record Connections(Path proc) {
    /** Of the fields of proc_net_tcp(5), from 0 on. */
    private static final int REMOTE = 2;

    private static final int STATE = 3;
    private static final int INODE = 9;

    private static final String ESTABLISHED = "01";
    private static final String SOCKET = "socket:[";

    /**
     * The other ends of its established TCP connections, by IPv4; none where it has ended.
     *
     * @param mark the file with the number of the process
     */
    Set<InetSocketAddress> of(Path mark) throws IOException {
        Set<InetSocketAddress> ends = new HashSet<>();
        try {
            Path process = proc.resolve(Files.readString(mark).strip());
            Set<String> sockets = sockets(process);
            try (Stream<String> lines = Files.lines(process.resolve("net/tcp"))) {
                for (String line : lines.skip(1).toList()) {
                    List<String> fields = List.of(line.strip().split(" +"));
                    if (fields.get(STATE).equals(ESTABLISHED) && sockets.contains(SOCKET + fields.get(INODE) + "]")) {
                        ends.add(end(fields.get(REMOTE)));
                    }
                }
            }
        } catch (NoSuchFileException _) {
            // It has ended, if it ever began.
        }
        return ends;
    }

    private static Set<String> sockets(Path process) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException _) {
                    // It was closed meanwhile.
                }
            }
        }
        return sockets;
    }

    /** The kernel prints the address as the number that its bytes are in memory. */
    private static InetSocketAddress end(String hexadecimal) throws IOException {
        String[] parts = hexadecimal.split(":");
        byte[] address = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(Integer.parseUnsignedInt(parts[0], 16))
                .array();
        return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
    }
}
