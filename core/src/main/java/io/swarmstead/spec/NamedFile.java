package io.swarmstead.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that the owner names, by its path or by links, which are the owner's own. It is opened once, and read no further than
 * to a limit. What is no file, such as a device that never ends or a pipe to which nobody writes, is not opened at all.
 *
 * <p>Between that look and the opening somebody may put a pipe, a device or a link to one in its place. No link is followed then,
 * nobody waits for longer than some seconds, and what is another file afterwards than it was before was not read. (Java opens
 * nothing with {@code O_NONBLOCK}, and its way to libc takes as long as a whole {@code stack check}.)
 */
public final class NamedFile {
    /** Bytes of a file that a person writes: far more than any has, far less than would do harm. */
    public static final int MOST = 1 << 20;

    /** A disk that sleeps and a file server that starts have had enough of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Why a file is not read, as a sentence. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    private NamedFile() {}

    /** Why it was not read, for people. */
    public static String why(Exception failure) {
        return failure instanceof Unreadable unreadable ? String.valueOf(unreadable.getMessage()) : failure.toString();
    }

    /** Its bytes, of which there may be so many. */
    public static byte[] bytes(Path file, int most) throws IOException {
        byte[] bytes = beginning(file, most + 1);
        if (bytes.length > most) {
            throw new Unreadable("it has more than %d bytes".formatted(most));
        }
        return bytes;
    }

    /** Its bytes, but no more than so many. */
    public static byte[] beginning(Path file, int most) throws IOException {
        return beginning(file, PATIENCE, path -> {
            try (InputStream content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                return content.readNBytes(most);
            }
        });
    }

    /** How a file is read that was looked at. */
    @FunctionalInterface
    interface Reader {
        byte[] read(Path file) throws IOException;
    }

    static byte[] beginning(Path file, Duration patience, Reader reader) throws IOException {
        requireFile(Files.readAttributes(file, BasicFileAttributes.class));
        Path real = file.toRealPath();
        BasicFileAttributes before = requireFile(attributes(real));
        byte[] bytes = within(patience, () -> reader.read(real));
        if (!Objects.equals(attributes(real).fileKey(), before.fileKey())) {
            throw new Unreadable("it became another one while it was read");
        }
        return bytes;
    }

    private static BasicFileAttributes attributes(Path real) throws IOException {
        return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static BasicFileAttributes requireFile(BasicFileAttributes attributes) throws Unreadable {
        if (attributes.isDirectory()) {
            throw new Unreadable("it is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new Unreadable("it is a device, a pipe or a socket, and no file");
        }
        return attributes;
    }

    /** What does not end by then is left alone, and ends with the program. */
    private static byte[] within(Duration patience, Callable<byte[]> work) throws IOException {
        FutureTask<byte[]> reading = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("reads a file").start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new Unreadable("it did not let itself be read within %d s".formatted(patience.toSeconds()));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for it any more");
        }
    }

    /**
     * Its text.
     *
     * @throws java.nio.charset.CharacterCodingException where it is not UTF-8
     */
    public static String text(Path file, int most) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, most)))
                .toString();
    }
}
