package io.swarmstead.host;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The one connection to a host that all its commands share. It is made when the first command wants it, and made again
 * when it has died meanwhile; commands that wait while it is tried share the failure as well. A command that was under
 * way when the connection died fails, for we cannot know how far it came. Safe for use by several threads.
 */
final class SshConnection {
    /** ConnectTimeout bounds only the way to the host; a slow login beyond it gets this long. */
    private static final Duration LOGIN = Duration.ofSeconds(20);

    /** sshd's MaxSessions is 10; the owner's own ssh may share the connection. */
    private static final int SESSIONS = 8;

    private final SshOptions options;
    private final Semaphore sessions = new Semaphore(SESSIONS);
    private final Lock opening = new ReentrantLock();
    private final AtomicInteger attempts = new AtomicInteger();
    private Optional<HostException> failure = Optional.empty();

    SshConnection(SshOptions options) {
        this.options = options;
    }

    SshOptions options() {
        return options;
    }

    /** How a program of this machine is run to its end. */
    private interface Session<T> {
        T run(List<String> ssh) throws IOException, InterruptedException, TimeoutException;
    }

    /** Runs the command, whatever its exit code. */
    Result execute(Command command) throws HostException {
        return execute(command, new Input.OfText(command.input()));
    }

    /** Runs the command with this on its standard input, whatever its exit code. */
    Result execute(Command command, Input input) throws HostException {
        open();
        Envelope envelope = Envelope.around(command, options.ssh().sudo());
        Result received = session(command, envelope, ssh -> Subprocess.run(ssh, input, command.timeout()));
        return contents(command, envelope, received);
    }

    /** Runs the command and hands on its lines as they come; empty when no more were wanted before it ended. */
    Optional<Result> follow(Command command, Predicate<String> lines) throws HostException {
        open();
        Envelope envelope = Envelope.around(command, options.ssh().sudo());
        Optional<Result> received = session(command, envelope, ssh -> Subprocess.follow(ssh, lines, command.timeout()));
        return received.isPresent() ? Optional.of(contents(command, envelope, received.get())) : Optional.empty();
    }

    private Result contents(Command command, Envelope envelope, Result received) throws HostException {
        Optional<Result> contents = envelope.contents(received);
        return contents.isPresent() ? contents.get() : unfinished(command, received);
    }

    private <T> T session(Command command, Envelope envelope, Session<T> session) throws HostException {
        try {
            sessions.acquire();
            try {
                return session.run(options.session(envelope.line()));
            } finally {
                sessions.release();
            }
        } catch (TimeoutException late) {
            throw new HostException(
                    new Problem(
                            "%s: %s: no answer in %s s"
                                    .formatted(name(), command.summary(), seconds(command.timeout())),
                            "the host is overloaded, or what the command waits for does not come",
                            "run it again; it may still be running on the host"),
                    late);
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        } catch (IOException failed) {
            throw noSsh(failed);
        }
    }

    /** What it means that the command was not seen to end. */
    private Result unfinished(Command command, Result received) throws HostException {
        int code = received.exitCode();
        if (options.ssh().sudo() && (code == 1 || code == 127)) {
            throw new HostException(new Problem(
                    name() + ": sudo does not let " + options.ssh().user() + " in without a password",
                    SshFailure.lastLine(received.error()),
                    "echo '%s ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/swarmstead, as root on the host"
                            .formatted(options.ssh().user())));
        }
        if (code != 255) {
            return received;
        }
        SshFailure reason = SshFailure.of(received.error());
        if (reason != SshFailure.UNFORESEEN) {
            throw new HostException(reason.problem(options.host(), options.ssh(), received.error()));
        }
        throw new HostException(new Problem(
                "%s: the connection was lost during: %s".formatted(name(), command.summary()),
                "the host or the way to it went down, or it was rebooted",
                "run it again when the host is back; every step is safe to repeat"));
    }

    /** Makes sure that there is a connection. */
    void open() throws HostException {
        int before = attempts.get();
        opening.lock();
        try {
            if (alive()) {
                return;
            }
            if (attempts.get() != before && failure.isPresent()) {
                throw failure.get();
            }
            connect();
        } finally {
            opening.unlock();
        }
    }

    /** Whether it is the host's key that keeps us out. */
    boolean isKeyUnknown() {
        try {
            open();
            return false;
        } catch (HostException failed) {
            return failed.problem().equals(SshFailure.KEY_UNKNOWN.problem(options.host(), options.ssh(), ""));
        }
    }

    private void connect() throws HostException {
        failure = attempt();
        attempts.incrementAndGet();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private Optional<HostException> attempt() {
        try {
            Result result = Subprocess.runDetaching(options.connect(), LOGIN);
            return result.succeeded()
                    ? Optional.empty()
                    : Optional.of(new HostException(
                            SshFailure.of(result.error()).problem(options.host(), options.ssh(), result.error())));
        } catch (TimeoutException late) {
            return Optional.of(new HostException(
                    SshFailure.UNREACHABLE.problem(
                            options.host(),
                            options.ssh(),
                            "Connection timed out: no login in " + seconds(LOGIN) + " s"),
                    late));
        } catch (InterruptedException stop) {
            return Optional.of(interrupted(stop));
        } catch (IOException failed) {
            return Optional.of(noSsh(failed));
        }
    }

    /** Whether somebody listens at the control socket; a socket that a killed ssh left behind is put away. */
    private boolean alive() {
        if (!Files.exists(options.control())) {
            return false;
        }
        try (SocketChannel _ = open(UnixDomainSocketAddress.of(options.control()))) {
            return true;
        } catch (IOException _) {
            try {
                Files.deleteIfExists(options.control());
            } catch (IOException _) {
                // ssh will meet the same obstacle and name it.
            }
            return false;
        }
    }

    private static SocketChannel open(UnixDomainSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(address);
            return channel;
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Ends the connection now instead of a minute after its last use. */
    void close() {
        try {
            if (Files.exists(options.control())) {
                Subprocess.run(options.disconnect(), "", LOGIN);
            }
        } catch (TimeoutException | IOException _) {
            // It ends by itself a minute later.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String name() {
        return options.host().name().value();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? String.valueOf(duration.toSeconds())
                : String.valueOf(duration.toMillis() / 1000.0);
    }

    private HostException interrupted(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new HostException(
                new Problem(name() + ": stopped", "we were interrupted while we waited for it", "run it again"), stop);
    }

    private HostException noSsh(IOException failed) {
        return new HostException(
                name() + ": ssh could not be run on this machine", failed, "apt-get install openssh-client");
    }
}
