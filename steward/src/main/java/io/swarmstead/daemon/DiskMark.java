package io.swarmstead.daemon;

import io.swarmstead.acme.DurableFile;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.CopyMark;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * The number in this host's copy of the volume ({@link CopyMark}), on its disk when it is written, whatever happens then.
 *
 * @param file its file
 */
record DiskMark(Path file) {
    private static final int LONGEST = 20;

    static DiskMark of(StorageSpec storage) {
        return new DiskMark(Path.of(storage.brick(), CopyMark.IN_BRICK));
    }

    /** The number; none where the copy has none yet, or what is there is no number. */
    OptionalLong read() throws IOException {
        try (var open = Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = Channels.newInputStream(open).readNBytes(LONGEST);
            return CopyMark.number(new String(bytes, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    /** Whole or not at all, also when the power fails. Fails where no copy is: what was made in its place would be taken for one. */
    void write(long number) throws IOException {
        DurableFile.replace(file, number + "\n");
    }
}
