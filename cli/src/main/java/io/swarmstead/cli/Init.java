package io.swarmstead.cli;

import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudTemplate;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code swarmstead init}: writes the first cloud.yaml. */
@Command(
        name = "init",
        description = {
            "Write a commented cloud.yaml.",
            "Writes one file here and looks at no host. An existing file is never overwritten."
        },
        footer = {
            "",
            "Examples:",
            "  # three machines and an unused address for the VIP",
            "  swarmstead init --host alpha=10.0.0.11 --host beta=10.0.0.12 --host gamma=10.0.0.13 --vip 10.0.0.100"
        })
final class Init implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--host", paramLabel = "NAME=ADDRESS", required = true, description = "A machine; once for each.")
    private Map<String, String> hosts = new LinkedHashMap<>();

    @Option(
            names = "--name",
            defaultValue = CloudTemplate.DEFAULT_CLOUD,
            description = "The cloud's name: ${DEFAULT-VALUE}.")
    private String name = CloudTemplate.DEFAULT_CLOUD;

    @Option(
            names = "--domain",
            defaultValue = CloudTemplate.DEFAULT_DOMAIN,
            description = "The domain of its services: ${DEFAULT-VALUE}.")
    private String domain = CloudTemplate.DEFAULT_DOMAIN;

    @Option(names = "--vip", paramLabel = "ADDRESS", description = "An unused address that shall float.")
    private @Nullable String vip;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "cloud.yaml",
            description = "The file to write: ${DEFAULT-VALUE}.")
    private Path output = Path.of("cloud.yaml");

    Init(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String text = new CloudTemplate(name, domain, new LinkedHashMap<>(hosts), Optional.ofNullable(vip)).render();
        if (CloudFile.read(output.toString(), text) instanceof Reading.Invalid(var problems)) {
            throw Stopped.wrongInput(problems);
        }
        try {
            Files.writeString(output, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException _) {
            throw Stopped.wrongInput(List.of(new Problem(
                    output + ": is there already",
                    "it may describe a cloud that runs",
                    "edit it, or write elsewhere with --output")));
        }
        terminal.out().line("wrote " + output + "; next: swarmstead check, then swarmstead up");
        return ExitCode.OK;
    }
}
