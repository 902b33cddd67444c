package io.swarmstead.cli;

import io.swarmstead.deployment.StackSource;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostKeys;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Reading;
import io.swarmstead.stacks.StackName;
import io.swarmstead.stacks.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead lab up}: bare hosts from nothing, and a cloud of them. */
@Command(
        name = "up",
        description = {
            "Boot the lab's hosts and make a cloud of them.",
            "Run again, it finds everything in place, and powers on what was powered off."
        },
        footer = {
            "",
            "Examples:",
            "  # three hosts and a cloud",
            "  swarmstead lab up",
            "  # five bare hosts of a second lab, with only sshd on them",
            "  swarmstead lab up --name spare --hosts 5 --bare"
        })
final class LabUp implements Callable<Integer> {
    /** The stack that a new cloud greets with; the same file as {@code examples/whoami.yml}. */
    private static final String SAMPLE = "whoami";

    private final Terminal terminal;

    @Mixin
    private LabOption lab = new LabOption();

    @Option(
            names = "--hosts",
            paramLabel = "N",
            description = "How many hosts, 1 to 10: by default those it has, or else 3. Not 2, but with --bare.")
    private @Nullable Integer hosts;

    @Option(names = "--bare", description = "Only boot the hosts; make no cloud of them.")
    private boolean bare;

    @Option(names = "--traefik", paramLabel = "FILE", description = "A Traefik program for the lab's image of it.")
    private @Nullable Path traefik;

    @Option(
            names = "--acme",
            negatable = true,
            description =
                    "Run an ACME server (Pebble) on the lab's gateway too, and the DNS that it asks. lab status tells"
                            + " where. The lab keeps it until --no-acme.")
    private @Nullable Boolean acme;

    LabUp(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws LabException, HostException, IOException {
        Lab booted = boot();
        if (bare) {
            booted.status().forEach(host -> terminal.out().line(host.host() + " " + host.address()));
            return ExitCode.OK;
        }
        Path file = booted.cloudFile();
        CloudSpec spec = spec(file);
        try (OpenSshFleet fleet = OpenSshFleet.open(spec, HostKeys.ACCEPT_NEW)) {
            int exitCode = new BringUpCommand(terminal, spec, fleet, file).run(_ -> true);
            if (exitCode == ExitCode.OK) {
                sample(spec, fleet);
                whatNext(spec, file);
            }
            return exitCode;
        }
    }

    private Lab boot() throws LabException {
        Lab named = traefik == null ? lab.lab() : lab.lab().withTraefik(traefik);
        Lab wanted = acme == null ? named : named.withAcme(acme);
        LabSize size = new LabSize(Optional.ofNullable(hosts), wanted.status().size(), bare);
        size.refusal().ifPresent(problem -> {
            throw Stopped.wrongInput(List.of(problem));
        });
        try (Progress progress = Progress.on(terminal.err(), Size::ofTerminal)) {
            wanted.up(size.names(), new LabProgress(progress));
        }
        return wanted;
    }

    private static CloudSpec spec(Path file) {
        return switch (CloudFile.read(file)) {
            case Reading.Valid(var spec) -> spec;
            case Reading.Invalid(var problems) -> throw Stopped.wrongInput(problems);
        };
    }

    private void sample(CloudSpec spec, OpenSshFleet fleet) throws HostException, IOException {
        StackName sample = new StackName(SAMPLE);
        if (Survey.of(spec, fleet).inventory().of(SAMPLE).services().isEmpty()) {
            Deployment deployment = Deployment.of(terminal, spec, fleet, sample, false, Duration.ofMinutes(2));
            deployment.run(StackSource.of(Sample.file(spec, terminal.err())), _ -> true);
        }
    }

    private void whatNext(CloudSpec spec, Path file) {
        String cloud = lab.flag().isEmpty() ? "" : " -c " + file;
        WhatNext.lines(spec, file, SAMPLE, cloud, lab.flag()).forEach(terminal.out()::line);
    }
}
