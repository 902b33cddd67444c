package io.swarmstead.cli;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.spec.CloudSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The stack with which a lab's cloud greets: {@code examples/whoami.yml}, for the lab's own domain. */
final class Sample {
    private static final String DOMAIN_IN_FILE = "cloud.example.com";
    private static final String TWO_TASKS = "replicas: 2";
    private static final String ONE_TASK = "replicas: 1";

    private Sample() {}

    static ComposeFile file(CloudSpec spec, Output notes) throws IOException {
        byte[] text = text(spec).getBytes(StandardCharsets.UTF_8);
        return ComposeInput.accepted(
                ComposeReader.read("whoami.yml", text, new Surroundings(Path.of("/"), Map.of())), notes);
    }

    /** Its two tasks are never on one host, so that a cloud of one host has room for one only. */
    static String text(CloudSpec spec) throws IOException {
        try (InputStream file = Objects.requireNonNull(Sample.class.getResourceAsStream("/whoami.yml"))) {
            String text =
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(DOMAIN_IN_FILE, spec.domain());
            return spec.hosts().size() == 1 ? text.replace(TWO_TASKS, ONE_TASK) : text;
        }
    }
}
