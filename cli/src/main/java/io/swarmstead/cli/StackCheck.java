package io.swarmstead.cli;

import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack check}: what the authors of compose files should know before they are deployed. */
@Command(
        name = "check",
        description = {
            "Find what is wrong in compose v3 files, and what will not do what its author expects.",
            "Reads files only: no host is touched, and no cloud has to be there. The exit code is 2 when a file has errors."
        },
        footer = {
            "",
            "Examples:",
            "  # before the first deployment",
            "  swarmstead stack check nextcloud.yml",
            "  # with the variables that Docker Compose would read by itself",
            "  swarmstead stack check --env-file .env nextcloud.yml",
            "  # mend what can be mended safely, and leave the rest as it is, comments included",
            "  swarmstead stack check --fix stacks/*.yml"
        })
final class StackCheck implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The compose files.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--fix", description = "Mend in the files what can be mended without a question, and say what.")
    private boolean fix;

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    @Option(
            names = {"-c", "--cloud"},
            paramLabel = "FILE",
            description = "The cloud's file: its ports, its addresses and its shared volume are taken into account.")
    private @Nullable Path cloud;

    @Mixin
    private EnvFileOption envFile = new EnvFileOption();

    StackCheck(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Neighbourhood neighbourhood = neighbourhood();
        List<CheckedFile> checked = files.stream()
                .map(file -> CheckedFile.of(file, envFile.surroundings(file), neighbourhood, fix))
                .toList();
        if (json) {
            terminal.out().line(CheckView.json(checked));
        } else {
            CheckView.lines(checked, terminal.out()).forEach(terminal.out()::line);
        }
        return checked.stream().anyMatch(CheckedFile::hasErrors) ? ExitCode.USAGE : ExitCode.OK;
    }

    private Neighbourhood neighbourhood() {
        if (cloud == null) {
            return Neighbourhood.UNKNOWN;
        }
        return switch (CloudFile.read(cloud)) {
            case Reading.Valid(var spec) -> Neighbourhood.of(spec);
            case Reading.Invalid(var problems) -> throw Stopped.wrongInput(problems);
        };
    }
}
