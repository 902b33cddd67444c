package io.swarmstead.cli;

import io.swarmstead.catalogue.Answers;
import io.swarmstead.catalogue.Catalogue;
import io.swarmstead.catalogue.Entry;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import io.swarmstead.stacks.StackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack new}: a compose file from the catalogue. */
@Command(
        name = "new",
        description = {
            "Write a compose file from the catalogue.",
            "Asks under which name people shall reach it, and writes files here; no host is touched. Passwords are not in them:"
                    + " they are made when the stack is deployed. An existing file is never overwritten. swarmstead stack"
                    + " catalogue lists what there is."
        },
        footer = {
            "",
            "Examples:",
            "  # nextcloud.yml, for nextcloud.<domain of cloud.yaml>",
            "  swarmstead stack new nextcloud",
            "  # another name, another address, a login of the cloud's in front",
            "  swarmstead stack new blog --from wordpress --route blog.example.com --protect"
        })
final class StackNew implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = CatalogueNames.class,
            description = "The stack's name, one DNS label.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "ENTRY",
            completionCandidates = CatalogueNames.class,
            description = "What to take from the catalogue: by default what is called like the stack.")
    private @Nullable String from;

    @Option(
            names = "--route",
            paramLabel = "HOST",
            description = "The name under which people reach it: by default NAME.<domain of the cloud>.")
    private @Nullable String route;

    @Option(
            names = "--protect",
            negatable = true,
            description = "Put the cloud's login in front; without either, where it has no login of its own.")
    private @Nullable Boolean protect;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            defaultValue = "",
            description = "Where to write: here.")
    private Path folder = Path.of("");

    StackNew(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StackName stack = StackParameter.of(name);
        Entry entry = entry();
        Optional<String> host = entry.routed() ? Optional.of(host(stack)) : Optional.empty();
        var files = entry.files(new Answers(stack, host, Optional.ofNullable(protect)));
        new NewFiles(folder, files).write();
        files.keySet().forEach(file -> terminal.out().line(folder.resolve(file).toString()));
        terminal.err()
                .line("next: read it, then swarmstead stack deploy %s -f %s"
                        .formatted(stack, folder.resolve(stack + ".yml")));
        return ExitCode.OK;
    }

    private Entry entry() {
        String wanted = from == null ? name : from;
        return Catalogue.entry(wanted)
                .orElseThrow(() -> Stopped.wrongInput(List.of(new Problem(
                        "the catalogue has no " + wanted,
                        "it has " + String.join(", ", Catalogue.names()),
                        "name one of them: swarmstead stack new %s --from ENTRY".formatted(name)))));
    }

    /** As the owner says, or else as the owner answers, or else below the cloud's domain. */
    private String host(StackName stack) {
        if (route != null) {
            return accepted(route);
        }
        Optional<String> usual = domain().map(domain -> stack + "." + domain);
        if (terminal.interactive()) {
            return accepted(Question.ask(terminal, "the name under which people reach it", usual));
        }
        return usual.orElseThrow(() -> Stopped.wrongInput(List.of(new Problem(
                "nobody says under which name people shall reach " + stack,
                "there is no --route, no cloud.yaml here to take the domain from, and no terminal to ask on",
                "swarmstead stack new %s --route %1$s.example.com".formatted(stack)))));
    }

    /** A cloud that is not described yet is no obstacle. */
    private Optional<String> domain() {
        Path file = cloud.file();
        return Files.exists(file) && CloudFile.read(file) instanceof Reading.Valid(CloudSpec spec)
                ? Optional.of(spec.domain())
                : Optional.empty();
    }

    private static String accepted(String host) {
        if (!host.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "\"" + host + "\": not a name on the network",
                    "it has lower-case letters, digits and hyphens, with dots between its parts",
                    "write one such as wiki.example.com")));
        }
        return host;
    }
}
