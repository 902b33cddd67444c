package io.swarmstead.view;

import io.swarmstead.door.Answer;
import io.swarmstead.door.Door;
import io.swarmstead.door.Room;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Docker's API as Traefik sees it: the few questions that it has, about services with a route only, with nothing in the
 * answers that routing does not need. Whoever holds its socket can change nothing and start nothing; nothing that he asks
 * reaches the engine. Without an engine or a leader it answers as it did before, also after a restart, because Traefik
 * waits longer with every error. Of the tasks it leaves out those on hosts that are away: Swarm lists them for many
 * seconds more, and Traefik would try one of them with every request. A service that has no others keeps its routes by a
 * {@link StandIn}.
 */
public final class EngineView implements AutoCloseable {
    /** Traefik has one connection, and a new one for each that it lost. */
    private static final int GUESTS = 50;

    /** Questions in a second, besides those that Traefik has: one for each service, and for each task with a port of its host. */
    private static final int QUESTIONS = 1000;

    private final Lookout lookout;
    private final Supplier<Away> away;
    private final ExecutorService threads;
    private final Rate rate;
    private volatile @Nullable Door door;
    private volatile @Nullable Round round;

    /**
     * A view that is not open yet.
     *
     * @param away the hosts that are known to be away, at the time of a question
     * @param memory the file that keeps what was told last
     * @param journal takes an event and why it happened
     */
    public EngineView(
            Engine engine,
            Supplier<Away> away,
            Path memory,
            ExecutorService threads,
            BiConsumer<String, String> journal) {
        this(engine, away, memory, threads, journal, System::nanoTime);
    }

    /** @param clock nanoseconds, by a clock that nobody sets */
    EngineView(
            Engine engine,
            Supplier<Away> away,
            Path memory,
            ExecutorService threads,
            BiConsumer<String, String> journal,
            LongSupplier clock) {
        this.lookout = new Lookout(engine, new Memory(memory), threads, journal, clock);
        this.rate = new Rate(clock);
        this.away = away;
        this.threads = threads;
    }

    /**
     * Listens at the path from now on, for root only, whose Traefik is, too. The path always leads to somebody: the new
     * socket takes the place of the one before in one go.
     */
    public void open(Path path) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(next);
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(UnixDomainSocketAddress.of(next));
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        Door fresh = new Door(opened, Room.of(GUESTS), threads, this::told);
        door = fresh;
        threads.execute(fresh::welcome);
    }

    private Answer told(String head) {
        Request request = Request.of(head);
        return Answer.of(answer(request), request.last());
    }

    private byte[] answer(Request request) {
        try {
            Optional<Picture> seen = request.status() == 200 ? lookout.picture() : lookout.last();
            int limit = QUESTIONS
                    + seen.map(picture -> 2 * picture.services().size() + 2 * picture.running())
                            .orElse(0);
            if (!rate.admits(limit)) {
                return refusal(429, "too many questions", request);
            }
            if (request.status() != 200) {
                return refusal(request.status(), "this is not for you", request);
            }
            if (seen.isPresent() && request.subject().equals("nodes")) {
                return seen.get()
                        .toldNode(request.id())
                        .map(node -> answer(seen.get(), node, request))
                        .orElseGet(() -> refusal(404, "no such node", request));
            }
            return seen.map(picture -> told(picture, request))
                    .orElseGet(() -> refusal(503, "the swarm has not been seen yet", request));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return refusal(503, "the steward ends", request);
        }
    }

    private byte[] told(Picture picture, Request request) {
        String body = switch (request.subject()) {
            case "_ping" -> "OK";
            case "version" -> picture.version().toString();
            case "services" -> begin(picture).services();
            case "networks" -> picture.toldNetworks();
            default -> begun().orElseGet(() -> begin(picture)).tasks(request.id(), picture, away.get());
        };
        return answer(picture, body, request);
    }

    /** Traefik asks for the services first. */
    private Round begin(Picture picture) {
        Round begun = Round.of(picture, away.get(), begun().orElseGet(() -> Round.first(picture)));
        round = begun;
        return begun;
    }

    private Optional<Round> begun() {
        return Optional.ofNullable(round);
    }

    /** Whether Traefik was told of a route without a task that could be reached. */
    public boolean waits() {
        return begun().filter(last -> !last.waiting().isEmpty()).isPresent();
    }

    private static byte[] answer(Picture picture, String body, Request request) {
        return message("200 OK", "Api-Version: " + picture.api() + "\r\nOstype: linux\r\n", body, request);
    }

    private static byte[] refusal(int status, String why, Request request) {
        return message(status + " Refused", "", "{\"message\":\"" + why + "\"}", request);
    }

    private static byte[] message(String status, String fields, String body, Request request) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        // put together by hand, as this is done a dozen times a second: a format is read anew each time
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                + "\r\n" + fields + (request.last() ? "Connection: close\r\n" : "") + "\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        int length = request.body() ? content.length : 0;
        byte[] all = Arrays.copyOf(first, first.length + length);
        System.arraycopy(content, 0, all, first.length, length);
        return all;
    }

    /** For each tick: returns at once. */
    public void tick() {
        lookout.tick();
        Door open = door;
        if (open != null) {
            open.tick();
        }
    }

    @Override
    public void close() throws IOException {
        Door open = door;
        if (open != null) {
            open.close();
        }
    }
}
