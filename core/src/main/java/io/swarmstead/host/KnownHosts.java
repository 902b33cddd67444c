package io.swarmstead.host;

import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** The host keys that the owner trusts, as far as one host is concerned. */
record KnownHosts(SshOptions options) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Bytes of a hundred thousand keys. */
    private static final int LONGEST = 16 << 20;

    /** The key with which the host answers now. Empty when it does not answer. */
    Optional<UnknownKey> fetch() throws HostException {
        try {
            Path file = Files.createTempFile("swarmstead", ".known");
            try {
                Subprocess.run(options.fetchKey(file), "", TIMEOUT);
                String line = Files.readString(file).strip();
                return line.isEmpty() ? Optional.empty() : Optional.of(unknown(line, fingerprint(file)));
            } finally {
                Files.delete(file);
            }
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException | IOException failed) {
            throw failure("its key could not be asked for", failed);
        }
    }

    private UnknownKey unknown(String line, String fingerprint) {
        return new UnknownKey(options.host().name(), options.host().address(), fingerprint, line);
    }

    private String fingerprint(Path file) throws IOException, InterruptedException, TimeoutException {
        return Subprocess.run(List.of("ssh-keygen", "-l", "-f", file.toString()), "", TIMEOUT)
                .output()
                .strip();
    }

    /** Trusts the key from now on. */
    void add(UnknownKey key) throws HostException {
        try {
            Path file = file();
            Files.createDirectories(file.toAbsolutePath().getParent());
            String before =
                    Files.exists(file) ? new String(NamedFile.bytes(file, LONGEST), StandardCharsets.ISO_8859_1) : "";
            String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(
                    file, separator + key.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (InterruptedException | TimeoutException | IOException failed) {
            throw failure("its key could not be remembered", failed);
        }
    }

    /** The file that ssh reads first. */
    private Path file() throws IOException, InterruptedException, TimeoutException {
        if (options.ssh().knownHosts().isPresent()) {
            return SshOptions.expand(options.ssh().knownHosts().get());
        }
        String configuration =
                Subprocess.run(options.configuration(), "", TIMEOUT).output();
        return configuration
                .lines()
                .filter(line -> line.startsWith("userknownhostsfile "))
                .map(line -> SshOptions.expand(line.split(" ")[1]))
                .findFirst()
                .orElseGet(() -> SshOptions.expand("~/.ssh/known_hosts"));
    }

    private HostException failure(String what, Exception failed) {
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new HostException(
                new Problem(
                        options.host().name() + ": " + what,
                        failed.toString(),
                        "ssh %s, which asks and remembers as well"
                                .formatted(options.host().address())),
                failed);
    }
}
