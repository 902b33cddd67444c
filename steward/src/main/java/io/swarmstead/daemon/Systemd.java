package io.swarmstead.daemon;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Tells systemd how this service is, as sd_notify(3) does: a datagram to the socket that it named. Java has no datagrams
 * over Unix sockets, so two functions of libc are called for it. A child, {@code systemd-notify}, would be a process every
 * few seconds, and none could be started on just the host that is out of them.
 */
final class Systemd {
    /** From Linux' own headers, the same on every architecture that Debian has: bits/socket.h and bits/socket_type.h. */
    private static final short AF_UNIX = 1;

    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;

    private final MethodHandle send;
    private final int socket;
    private final MemorySegment address;

    private Systemd(MethodHandle send, int socket, MemorySegment address) {
        this.send = send;
        this.socket = socket;
        this.address = address;
    }

    /**
     * Systemd as it waits behind this socket.
     *
     * @param path the value of {@code NOTIFY_SOCKET}; an at sign at its beginning stands for a zero
     * @throws IllegalStateException if there is no socket to be had
     */
    @SuppressWarnings("restricted") // the flag --enable-native-access allows it; both signatures are POSIX'
    static Systemd at(String path) {
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("socket"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        MethodHandle send = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("sendto"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name[0] == '@') {
            name[0] = 0;
        }
        MemorySegment address = Arena.global().allocate(JAVA_SHORT.byteSize() + name.length);
        address.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(name, 0, address, JAVA_BYTE, JAVA_SHORT.byteSize(), name.length);
        try {
            int socket = (int) open.invokeExact((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (socket < 0) {
                throw new IllegalStateException("no socket to be had");
            }
            return new Systemd(send, socket, address);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }

    /** The service is up. */
    void ready() {
        tell("READY=1");
    }

    /** The service is alive; silence for longer than the unit allows is its end. */
    void alive() {
        tell("WATCHDOG=1");
    }

    /** One datagram. That nobody takes it is for systemd to notice: it then misses us. */
    private void tell(String state) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
            MemorySegment message = arena.allocateFrom(JAVA_BYTE, bytes);
            long _ = (long) send.invokeExact(
                    socket, message, (long) bytes.length, MSG_DONTWAIT, address, (int) address.byteSize());
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }
}
