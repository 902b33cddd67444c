package io.swarmstead.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that the owner names. It is opened once, and read no further than to a limit. What is no file, such as a device that never
 * ends or a pipe to which nobody writes, is not opened at all.
 */
public final class NamedFile {
    /** Bytes of a file that a person writes: far more than any has, far less than would do harm. */
    public static final int MOST = 1 << 20;

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
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new Unreadable("it is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new Unreadable("it is a device, a pipe or a socket, and no file");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(most);
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
