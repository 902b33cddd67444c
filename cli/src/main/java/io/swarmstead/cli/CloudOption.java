package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.HostKeys;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.host.UnknownKey;
import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cloud a command is about, and how its hosts are met: a mixin. */
final class CloudOption {
    private static final String HERE = "cloud.yaml";

    @Option(
            names = {"-c", "--cloud"},
            paramLabel = "FILE",
            defaultValue = "${env:SWARMSTEAD_CLOUD}",
            description =
                    "The cloud's file: by default $SWARMSTEAD_CLOUD, or else cloud.yaml here, or else that of the lab.")
    private @Nullable Path file;

    @Option(
            names = "--accept-new-host-keys",
            description = "Trust hosts that were never met before; a changed key is refused all the same.")
    private boolean acceptNewHostKeys;

    /** The file that is meant. */
    Path file() {
        if (file != null) {
            return file;
        }
        Path here = Path.of(HERE);
        return Files.exists(here) ? here : lab().orElse(here);
    }

    private static Optional<Path> lab() {
        try {
            Lab lab = Lab.of(Lab.defaultHome(System.getenv()), Lab.DEFAULT_NAME);
            return lab.status().isEmpty() ? Optional.empty() : Optional.of(lab.cloudFile());
        } catch (LabException _) {
            return Optional.empty();
        }
    }

    /**
     * What the file asks for.
     *
     * @throws Stopped with everything that is wrong with it
     */
    CloudSpec spec() {
        return switch (CloudFile.read(file())) {
            case Reading.Valid(var spec) -> spec;
            case Reading.Invalid(var problems) -> throw Stopped.wrongInput(problems);
        };
    }

    /** The hosts; a person at the terminal is asked about those never met before. */
    OpenSshFleet fleet(CloudSpec spec, Terminal terminal) throws HostException {
        if (acceptNewHostKeys) {
            return OpenSshFleet.open(spec, HostKeys.ACCEPT_NEW);
        }
        if (!terminal.interactive()) {
            return OpenSshFleet.open(spec, HostKeys.KNOWN_ONLY);
        }
        OpenSshFleet fleet = OpenSshFleet.open(spec, HostKeys.ASK);
        List<Problem> refused = new ArrayList<>();
        for (UnknownKey key : fleet.unknownKeys()) {
            if (Confirm.ask(
                    terminal,
                    "%s (%s) was never met before: %s. Trust it?"
                            .formatted(key.host(), key.address(), key.fingerprint()))) {
                fleet.accept(key);
            } else {
                refused.add(new Problem(
                        key.host() + ": its key is not trusted",
                        "you said no",
                        "compare the fingerprint on the host: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"));
            }
        }
        if (!refused.isEmpty()) {
            throw Stopped.wrongInput(refused);
        }
        return fleet;
    }
}
