package io.swarmstead.deployment;

import io.swarmstead.spec.NamedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/** Where the contents of configs and secrets come from. */
@FunctionalInterface
public interface FileContents {
    /** Files of this machine. */
    FileContents LOCAL = path -> Base64.getEncoder().encodeToString(NamedFile.bytes(Path.of(path), NamedFile.MOST));

    /**
     * What is in the file, in Base64.
     *
     * @param path absolute
     */
    String base64(String path) throws IOException;
}
