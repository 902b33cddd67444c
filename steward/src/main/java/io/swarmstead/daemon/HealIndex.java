package io.swarmstead.daemon;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.HashSet;
import java.util.Set;

/** Which files the copy of the data on this host waits to heal on another, by Gluster's numbers for them. */
@FunctionalInterface
interface HealIndex {
    /** The anchor of all the others, which are links to it. */
    String ANCHOR = "xattrop-";

    /** @throws IOException if there is no copy here, or its disk does not let it be read */
    Set<String> files() throws IOException;

    /** The brick's own, on a disk of this host. Gluster keeps clients out of there, and no link would be followed. */
    static HealIndex of(StorageSpec storage) {
        Path brick = Path.of(storage.brick());
        return () -> {
            Set<String> files = new HashSet<>();
            try (DirectoryStream<Path> top = Files.newDirectoryStream(brick);
                    DirectoryStream<Path> gluster = within(top, ".glusterfs");
                    DirectoryStream<Path> indices = within(gluster, "indices");
                    DirectoryStream<Path> all = within(indices, "xattrop")) {
                all.forEach(file -> files.add(String.valueOf(file.getFileName())));
            }
            files.removeIf(file -> file.startsWith(ANCHOR));
            return files;
        };
    }

    private static DirectoryStream<Path> within(DirectoryStream<Path> directory, String name) throws IOException {
        return ((SecureDirectoryStream<Path>) directory).newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
    }
}
