package io.swarmstead.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Serves whoever comes to a listening socket, each in a thread of his own, and never more of them than there is room for:
 * so whoever they are and whatever they say or leave unsaid, threads, memory and open files have a bound. Who comes from
 * an address that has its share already is turned away at once. Where the house is full, the one whose time is over first
 * leaves for the newcomer: silent ones can hold all places, and an honest question is still answered.
 */
public final class Door implements AutoCloseable {
    /** Until a thread has noticed that its guest was shown out. */
    private static final Duration TO_LEAVE = Duration.ofMillis(200);

    /** What cannot let anybody in now, such as a process without open files left, tries it again then. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final ServerSocketChannel listening;
    private final Room room;
    private final Executor threads;
    private final Answers answers;
    private final Semaphore places;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();

    /** A door that nobody has come through yet; it owns the socket from now on. */
    public Door(ServerSocketChannel listening, Room room, Executor threads, Answers answers) {
        this.listening = listening;
        this.room = room;
        this.threads = threads;
        this.answers = answers;
        this.places = new Semaphore(room.guests());
    }

    /** One that listens at an address; who comes waits until he is welcome. */
    public static Door at(InetSocketAddress address, Room room, Executor threads, Answers answers) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(address, Room.QUEUE);
        return new Door(listening, room, threads, answers);
    }

    /** Lets guests in until it is closed. */
    public void welcome() {
        while (listening.isOpen()) {
            try {
                knocked(new Guest(listening.accept()));
            } catch (InterruptedException _) {
                // To wait at the socket ends at once then, and closes it.
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException | OutOfMemoryError _) {
                // We are closing, he has gone before he was heard, or there is no file, thread or memory for him.
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(listening.isOpen() ? AFTER_FAILURE : Duration.ZERO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void knocked(Guest guest) throws InterruptedException {
        if (!hasShareLeft(guest) || !findsPlace()) {
            guest.leave();
            return;
        }
        guests.add(guest);
        try {
            threads.execute(() -> serve(guest));
        } catch (RuntimeException | OutOfMemoryError nobody) {
            left(guest);
            throw nobody;
        }
    }

    private boolean hasShareLeft(Guest guest) {
        return inside().filter(guest::sharesAddressWith).count() < room.ofOneAddress();
    }

    private boolean findsPlace() throws InterruptedException {
        if (places.tryAcquire()) {
            return true;
        }
        inside().min(Comparator.comparingLong(Guest::nanosLeft)).ifPresent(Guest::leave);
        return places.tryAcquire(TO_LEAVE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Stream<Guest> inside() {
        return guests.stream().filter(guest -> !guest.gone());
    }

    private void serve(Guest guest) {
        try {
            guest.serve(answers);
        } catch (IOException _) {
            // He has gone, or was shown out.
        } finally {
            left(guest);
        }
    }

    private void left(Guest guest) {
        guest.leave();
        guests.remove(guest);
        places.release();
    }

    /** To be called every second or so: shows those out whose time is over. */
    public void tick() {
        inside().filter(guest -> guest.nanosLeft() < 0).forEach(Guest::leave);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        guests.forEach(Guest::leave);
    }
}
