package io.swarmstead.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file as a host shall have it.
 *
 * @param path absolute
 * @param owner user and group as {@code user:group}
 * @param mode four octal digits, such as {@code 0644}
 * @param volume a directory that containers write to, in which no link is followed on the way to it
 */
public record HostFile(String path, String content, String owner, String mode, Optional<String> volume) {
    /** A file where only root writes. */
    public HostFile(String path, String content, String owner, String mode) {
        this(path, content, owner, mode, Optional.empty());
    }

    /** A file that everybody may read and root may write. */
    public static HostFile of(String path, String content) {
        return new HostFile(path, content, "root:root", "0644");
    }

    /** A program or script that everybody may run and root may write. */
    public static HostFile executable(String path, String content) {
        return new HostFile(path, content, "root:root", "0755");
    }

    /** A file that only root may read. */
    public static HostFile secret(String path, String content) {
        return new HostFile(path, content, "root:root", "0600");
    }

    /** The same, on the volume: no link in this directory is followed, as {@link Command#onVolume} has it. */
    public HostFile onVolume(String directory) {
        return new HostFile(path, content, owner, mode, Optional.of(directory));
    }

    /** Where the files lie, in their order, for people. */
    public static String paths(List<HostFile> files) {
        return files.stream().map(HostFile::path).collect(Collectors.joining(", "));
    }

    /** What {@link FileSighting} compares: the lower-case hex SHA-256 of the content. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    /** The path only: the content may be a secret. */
    @Override
    public String toString() {
        return path;
    }
}
