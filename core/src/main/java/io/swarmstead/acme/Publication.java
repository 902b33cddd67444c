package io.swarmstead.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Certificates where Traefik reads them: a pair of files for each, and the list of the pairs. The names of a pair's files
 * tell its contents, and the list changes at once, so that Traefik, whenever it looks, never finds the key of one
 * certificate beside another.
 *
 * @param directory of the pairs
 * @param list in the directory of settings that Traefik watches
 * @param seenAs the directory of the pairs, as Traefik has it
 */
public record Publication(Path directory, Path list, String seenAs) {
    /** {@code NAME.DIGEST.crt} and {@code .key}; nothing else in the directory is ours. */
    private static final Pattern OURS = Pattern.compile(".+\\.[0-9a-f]{16}\\.(crt|key)");

    /**
     * Publishes these and no others. What is published already is not written again, and wakes nobody.
     *
     * @return why some were left out
     */
    public List<Problem> publish(Collection<Issued> certificates, Instant now) throws IOException {
        List<Problem> faults = new ArrayList<>();
        Set<String> pairs = new LinkedHashSet<>();
        for (Issued certificate : ordered(certificates)) {
            Optional<Problem> fault =
                    Chain.read(certificate.chain()).fault(certificate.key(), certificate.names(), now);
            if (fault.isPresent()) {
                faults.add(fault.get());
            } else {
                pairs.add(place(certificate));
            }
        }
        write(list, settings(pairs));
        removeOthers(pairs);
        return List.copyOf(faults);
    }

    private static List<Issued> ordered(Collection<Issued> certificates) {
        return certificates.stream()
                .sorted(Comparator.comparing(certificate -> certificate.names().getFirst()))
                .toList();
    }

    /** The name of the pair. */
    private String place(Issued certificate) throws IOException {
        String name = new CertificateWant(certificate.names()).name();
        String pair = name + "." + digest(certificate.chain() + certificate.key());
        write(directory.resolve(pair + ".key"), certificate.key());
        write(directory.resolve(pair + ".crt"), certificate.chain());
        return pair;
    }

    private String settings(Set<String> pairs) {
        StringBuilder settings = new StringBuilder("tls:\n  certificates:");
        if (pairs.isEmpty()) {
            settings.append(" []\n");
            return settings.toString();
        }
        settings.append('\n');
        for (String pair : pairs) {
            settings.append(
                    "    - certFile: \"%1$s/%2$s.crt\"%n      keyFile: \"%1$s/%2$s.key\"%n".formatted(seenAs, pair));
        }
        return settings.toString();
    }

    private static void write(Path file, String text) throws IOException {
        try {
            if (Files.readString(file).equals(text)) {
                return;
            }
        } catch (NoSuchFileException _) {
            // not there yet
        }
        DurableFile.write(file, text);
    }

    private void removeOthers(Set<String> pairs) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (OURS.matcher(name).matches() && !pairs.contains(name.substring(0, name.length() - 4))) {
                    Files.delete(file);
                }
            }
        }
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
