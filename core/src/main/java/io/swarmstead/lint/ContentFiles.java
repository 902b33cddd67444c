package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.SwarmLimits;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code content-refused}: files of secrets and configs that are not there, or from which the swarm makes none. It looks at this
 * machine, so it is no {@link Rule}; nothing is opened.
 */
public final class ContentFiles {
    /** A kind of content, and below how many bytes it has to be. */
    private enum Kind {
        SECRET("secret", SwarmLimits.SECRET),
        CONFIG("config", SwarmLimits.CONFIG);

        private final String word;
        private final long bytes;

        Kind(String word, long bytes) {
            this.word = word;
            this.bytes = bytes;
        }
    }

    private ContentFiles() {}

    /** What is wrong with them, in the order of the file. */
    public static List<Finding> check(ComposeFile file) {
        return Stream.of(Kind.values()).flatMap(kind -> findings(file, kind)).toList();
    }

    private static Stream<Finding> findings(ComposeFile file, Kind kind) {
        String section = kind.word + "s";
        return Part.of(file).at(section).entries().entrySet().stream()
                .filter(entry -> !entry.getValue().at("external").is("true"))
                .flatMap(entry -> entry.getValue().at("file").text().stream()
                        .flatMap(path -> fault(kind, Path.of(path))
                                .map(fault -> new Spot(file, file.place(section, entry.getKey(), "file"))
                                        .error("content-refused", fault.what(), fault.why(), fault.next()))
                                .stream()));
    }

    private static Optional<Problem> fault(Kind kind, Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isDirectory()
                    ? Optional.of(unreadable(kind, path + " is a folder", "name a file in it"))
                    : attributes.isRegularFile() ? size(kind, path, attributes.size()) : Optional.empty();
        } catch (IOException _) {
            return Files.exists(path)
                    ? Optional.empty()
                    : Optional.of(unreadable(
                            kind,
                            path + " is not there",
                            "write it, or correct its name; names begin at the stack file"));
        }
    }

    private static Problem unreadable(Kind kind, String what, String next) {
        return new Problem(
                what,
                "the %s takes its content from there, and Docker does not deploy without".formatted(kind.word),
                next);
    }

    private static Optional<Problem> size(Kind kind, Path path, long bytes) {
        if (bytes > 0 && bytes < kind.bytes) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                bytes == 0 ? path + " is empty" : "%s has %d bytes".formatted(path, bytes),
                "a swarm takes a %s of 1 to %d bytes, and refuses this one".formatted(kind.word, kind.bytes - 1),
                bytes == 0 ? "write something into it" : "bind it as a file from the shared volume"));
    }
}
