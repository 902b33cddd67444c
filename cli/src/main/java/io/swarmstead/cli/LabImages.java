package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.lab.LabImage;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead lab images}: more to deploy than a lab has at first. */
@Command(
        name = "images",
        description = {
            "List the images that a lab can offer, or make some of them.",
            "They stand in for those of Docker Hub under the same names: Debian's packages, and entry points of ours that"
                    + " read the same variables. Each is made once on this machine, from the internet's Debian."
        },
        footer = {
            "",
            "Examples:",
            "  # which there are",
            "  swarmstead lab images",
            "  # what the catalogue's wordpress needs",
            "  swarmstead lab images wordpress mariadb"
        })
final class LabImages implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LabOption lab = new LabOption();

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "Make these, unless they are there.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Make all of them.")
    private boolean all;

    LabImages(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws LabException {
        Lab offering = lab.lab();
        List<String> known = offering.images().stream().map(LabImage::name).toList();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "no images of a lab: " + String.join(", ", unknown),
                    "there is " + String.join(", ", known),
                    "name some of them, or --all")));
        }
        try (Progress progress = Progress.on(terminal.err(), Size::ofTerminal)) {
            offering.publish(all ? known : names, new LabProgress(progress));
        }
        List<List<String>> rows = new ArrayList<>(List.of(List.of("NAME", "IMAGE", "")));
        offering.images()
                .forEach(image -> rows.add(
                        List.of(image.name(), image.reference(), image.published() ? "there" : "not made yet")));
        Columns.align(rows).forEach(terminal.out()::line);
        return ExitCode.OK;
    }
}
