package io.swarmstead.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** A file that is replaced whole, survives a power cut, and is for the owner of the process only. */
public final class DurableFile {
    private static final FileAttribute<?> FILE = asFileAttribute(fromString("rw-------"));
    private static final FileAttribute<?> DIRECTORY = asFileAttribute(fromString("rwx------"));

    private DurableFile() {}

    /** Makes the directories above it too. */
    public static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory, DIRECTORY);
        replace(file, text);
    }

    /** Fails where its directory is not there. */
    public static void replace(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(directory, "." + file.getFileName(), ".new", FILE);
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        // the name is durable only when its directory is
        try (FileChannel channel = FileChannel.open(directory, Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        }
    }
}
