package io.swarmstead.daemon;

import io.swarmstead.spec.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that have answered this one since its boot, for a steward that is started later: otherwise one that ends in a
 * minority would take its successor for a host that has just been booted.
 *
 * @param file gone after a boot
 */
record Met(Path file) {
    Set<HostName> names() {
        try {
            return Files.readAllLines(file).stream().map(HostName::new).collect(Collectors.toUnmodifiableSet());
        } catch (IOException | IllegalArgumentException _) {
            return Set.of();
        }
    }

    void add(HostName name) throws IOException {
        Files.writeString(file, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
