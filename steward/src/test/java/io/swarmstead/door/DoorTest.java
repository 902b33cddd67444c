package io.swarmstead.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A door with real sockets on the loopback network, each of whose addresses is another guest's. */
@Timeout(60)
class DoorTest {
    private static final Room ROOM = new Room(64, 16);
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final String HALF = "GET / HTTP/1.1\r\nHost: half";

    private final ThreadPoolExecutor threads = (ThreadPoolExecutor)
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final Thread.Builder outside = Thread.ofPlatform().daemon();
    private Door door;
    private InetSocketAddress address;

    @BeforeEach
    void open() throws IOException {
        open(threads);
    }

    private void open(Executor serving) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Room.QUEUE);
        address = (InetSocketAddress) listening.getLocalAddress();
        Door opened = new Door(
                listening,
                ROOM,
                serving,
                head -> Answer.of(("told " + head.length()).getBytes(StandardCharsets.US_ASCII), true));
        door = opened;
        outside.start(opened::welcome);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    /** What one is told who asks honestly. */
    private String ask(String question) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Says this and a gigabyte more, which nobody takes who has bounds. */
    private void flood(String beginning) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.ISO_8859_1)));
            for (int megabytes = 0; megabytes < 1000; megabytes++) {
                channel.write(ByteBuffer.wrap("x".repeat(1024 * 1024).getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private void honestQuestionIsAnsweredSoon() throws IOException {
        Instant asked = Instant.now();
        assertThat(ask("GET / HTTP/1.1\r\n\r\n")).isEqualTo("told 14");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void ofAThousandSilentOnesOfOneAddressAFewAreInsideAndTheOthersAreTurnedAwayAtOnce() throws Exception {
        try (Crowd crowd = new Crowd(address)) {
            crowd.come(1000, "127.0.0.2", HALF);

            honestQuestionIsAnsweredSoon();
            assertThat(crowd.inside(AT_ONCE)).isEqualTo(ROOM.ofOneAddress());
            assertThat(threads.getLargestPoolSize()).isLessThanOrEqualTo(ROOM.ofOneAddress() + 2);
        }
    }

    @Test
    void aHouseFullOfSilentOnesOfManyAddressesStillAnswersAnHonestQuestion() throws Exception {
        try (Crowd crowd = new Crowd(address)) {
            for (int network = 1; network <= 30; network++) {
                crowd.come(12, "127.0.1." + network, HALF);
            }

            honestQuestionIsAnsweredSoon();
            assertThat(crowd.inside(AT_ONCE)).isBetween(1L, (long) ROOM.guests());
            assertThat(threads.getLargestPoolSize()).isLessThanOrEqualTo(ROOM.guests() + 2);
        }
    }

    @Test
    void whoSpeaksOneByteAtATimeHasNoMoreTimeThanAnybody() throws Exception {
        Instant came = Instant.now();
        try (SocketChannel slow = SocketChannel.open(address)) {
            await().atMost(Guest.TO_ASK.plusSeconds(2))
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> {
                        door.tick();
                        slow.write(ByteBuffer.wrap(new byte[] {'x'}));
                        slow.configureBlocking(false);
                        return slow.read(ByteBuffer.allocate(1)) < 0;
                    });
        }
        assertThat(Duration.between(came, Instant.now())).isGreaterThan(Guest.TO_ASK.minusSeconds(1));
    }

    @Test
    void aHeadLongerThanAnybodysIsAnsweredByNothingOfItAndEndsTheVisit() throws IOException {
        assertThat(ask("GET /" + "x".repeat(16 * 1024 - 5))).isEqualTo("told 0");
        assertThatThrownBy(() -> flood("GET / HTTP/1.1\r\nCookie: "))
                .as("the rest of it is not read")
                .isInstanceOf(IOException.class);
        honestQuestionIsAnsweredSoon();
    }

    @Test
    void aBodyIsNotReadHoweverLongItIs() throws IOException {
        assertThatThrownBy(() -> flood("POST / HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n"))
                .isInstanceOf(IOException.class);
        honestQuestionIsAnsweredSoon();
    }

    @Test
    void whereThereIsNoThreadForAGuestHeHasToGoAndTheNextIsServed() throws IOException {
        door.close();
        AtomicInteger lacking = new AtomicInteger(40);
        open(work -> {
            if (lacking.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            threads.execute(work);
        });
        for (int refused = 0; refused < 40; refused++) {
            try (SocketChannel channel = SocketChannel.open(address)) {
                assertThat(Channels.newInputStream(channel).readAllBytes()).isEmpty();
            }
        }

        honestQuestionIsAnsweredSoon();
    }
}
