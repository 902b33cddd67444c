package io.swarmstead.acme;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks for our own answer at every address of a name, as the authority will. An address that cannot be reached from here
 * tells nothing: many routers do not lead their own networks to their public address.
 */
public record HttpLook(Addresses addresses) implements Proofs.HttpCheck {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** More than any answer to a challenge with its headers. */
    private static final int LONGEST_ANSWER = 16 * 1024;

    /** Where a name leads. */
    @FunctionalInterface
    public interface Addresses {
        /**
         * As the DNS of this host has it, on port 80.
         *
         * @param everybody whether the authority asks the same DNS as we; one in a network of the owner's may ask another,
         *     and then a name that we do not know tells nothing
         */
        static Addresses ofDns(boolean everybody) {
            return name -> {
                try {
                    return Stream.of(InetAddress.getAllByName(name))
                            .map(address -> new InetSocketAddress(address, 80))
                            .toList();
                } catch (UnknownHostException unknown) {
                    if (everybody) {
                        throw unknown;
                    }
                    return List.of();
                }
            };
        }

        /** All of them, with the port for plain HTTP. */
        List<InetSocketAddress> of(String name) throws UnknownHostException;
    }

    @Override
    public void check(String name, String token, String answer) throws AcmeTrouble {
        for (InetSocketAddress address : addresses(name)) {
            String got;
            try {
                got = ask(address, name, HttpAnswers.PATH + token);
            } catch (IOException _) {
                continue;
            }
            if (!got.startsWith("HTTP/1.1 200") || !got.contains(answer)) {
                throw new AcmeTrouble(new Problem(
                        name + " is not answered by this cloud at "
                                + address.getAddress().getHostAddress(),
                        "something else says there: " + got.lines().findFirst().orElse("nothing"),
                        "let the name lead to this cloud only, with port 80 open: nobody was asked for a certificate"));
            }
        }
    }

    private List<InetSocketAddress> addresses(String name) throws AcmeTrouble {
        try {
            return addresses.of(name);
        } catch (UnknownHostException _) {
            throw new AcmeTrouble(new Problem(
                    name + " has no address in the DNS",
                    "the authority could not find it either",
                    "make an entry for it that leads to this cloud: nobody was asked for a certificate"));
        }
    }

    /** By hand, because the JDK's client does not let us say which host we mean. */
    private static String ask(InetSocketAddress address, String host, String path) throws IOException {
        int millis = Math.toIntExact(LONGEST.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(address, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream(), System.nanoTime() + LONGEST.toNanos());
        }
    }

    private static String read(InputStream in, long end) throws IOException {
        byte[] text = new byte[LONGEST_ANSWER];
        int length = 0;
        for (int count = 0; count >= 0 && length < text.length; count = in.read(text, length, text.length - length)) {
            length += count;
            if (System.nanoTime() - end > 0) {
                throw new InterruptedIOException("too slow");
            }
        }
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
