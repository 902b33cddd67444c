package io.swarmstead.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A store in a directory: a file for each key, for the owner of the process only. */
public final class DirectoryStore implements AcmeStore {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private final Path directory;

    /** The directory is made when something is written. */
    public DirectoryStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> read(String key) throws IOException {
        try {
            return Optional.of(Files.readString(file(key)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, String text) throws IOException {
        DurableFile.write(file(key), text);
    }

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of a store: " + key);
        }
        return directory.resolve(key + ".json");
    }
}
