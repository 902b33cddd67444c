package io.swarmstead.cli;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.Survey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * Goes the ways that are to be quick, without a host: the JVM that runs it writes down the classes it saw, and every
 * later start finds them ready. What is not walked here still works, 50 to 100 ms later.
 */
@Command(name = "__train", hidden = true, description = "Exercise what is to start quickly.")
final class Train implements Callable<Integer> {
    private record Walk(HostName host, String action, String reason) implements Step {
        @Override
        public void apply(Fleet fleet) {}
    }

    @Override
    public Integer call() throws Exception {
        Terminal nowhere = nowhere();
        List.of(
                        "--help",
                        "--version",
                        "help completion",
                        "completion bash",
                        "man",
                        "--no-such-option",
                        "init --help",
                        "check --help",
                        "up --help",
                        "status --help",
                        "journal --help",
                        "steward status --help",
                        "rebalance --help",
                        "stack check --help",
                        "stack deploy --help",
                        "stack history --help",
                        "stack rollback --help",
                        "stack ls --help",
                        "stack show --help",
                        "stack logs --help",
                        "stack rm --help",
                        "secret set --help",
                        "secret ls --help",
                        "secret rm --help",
                        "password --help",
                        "lab up --help")
                .forEach(line -> Main.run(nowhere, line.split(" ")));
        CloudSpec spec = spec(nowhere);
        cloud(spec, nowhere.err());
        stacks(spec, nowhere.err());
        plan(nowhere.err());
        stack(nowhere);
        processes();
        return ExitCode.OK;
    }

    /** As init writes it, which is read on the way, and as every other command reads it. */
    private static CloudSpec spec(Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("swarmstead-train");
        Path file = folder.resolve("cloud.yaml");
        try {
            Main.run(
                    terminal,
                    ("init --host alpha=10.0.0.11 --host beta=10.0.0.12 --host gamma=10.0.0.13 --vip 10.0.0.100 -o "
                                    + file)
                            .split(" "));
            return switch (CloudFile.read(file)) {
                case Reading.Valid(var spec) -> spec;
                case Reading.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
            };
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** As status and up look at it: once with every host, once without one. */
    private static void cloud(CloudSpec spec, Output output) {
        for (Set<HostName> away : List.of(Set.<HostName>of(), Set.of(new HostName("beta")))) {
            Observation observed = new Cloud(spec, new Rehearsal(spec, away)).observe();
            StatusView.lines(spec, observed, output).forEach(output::line);
            output.line(StatusView.json(spec, observed));
            Problems.print(observed.refusals(), output);
            observed.notes().forEach(output::line);
            PlanView view = new PlanView(observed.plan());
            view.lines(output).forEach(output::line);
            output.line(view.json());
        }
    }

    /** As stack ls, stack show and secret ls tell of them. */
    private static void stacks(CloudSpec spec, Output output) throws HostException {
        Survey survey = Survey.of(spec, new Rehearsal(spec, Set.of()));
        Inventory inventory = survey.inventory();
        StackListView.lines(inventory).forEach(output::line);
        output.line(StackListView.json(inventory));
        StackView view = new StackView("whoami", KnownStack.in(inventory, "whoami"));
        view.lines(output).forEach(output::line);
        output.line(view.json());
        SecretListView secrets = new SecretListView("whoami", survey);
        secrets.lines().forEach(output::line);
        output.line(secrets.json());
    }

    private static Terminal nowhere() {
        PrintStream stream = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output output = new Output(stream, true, true);
        return new Terminal(new BufferedReader(new StringReader("y\n")), true, output, output);
    }

    private static void plan(Output output) {
        Step step = new Walk(new HostName("alpha"), "walk", "nobody walked here");
        Problem problem = new Problem("alpha: not there", "there is no host", "swarmstead up");
        PlanView view = new PlanView(new Plan(List.of(step), List.of(problem, problem)));
        view.lines(output).forEach(output::line);
        output.line(view.json());
        try (Progress progress = Progress.on(output, Size::ofTerminal)) {
            progress.started(step);
            progress.ended(new Outcome.Failed(step, problem), Duration.ofMillis(1));
        }
    }

    /** Checked as a person reads it and as a program does; what is wrong with it is written down here. */
    private static void stack(Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("swarmstead-train");
        Path file = folder.resolve("stack.yml");
        try {
            Files.writeString(file, """
                    services:
                      web:
                        image: web
                        ports: ["8080:80"]
                        environment: [TOKEN=none]
                        volumes: ["/srv/web:/data", "data:/var"]
                        networks: [internal]
                        deploy:
                          labels: ["traefik.http.routers.web.rule=Host(`a`,`b`)", "traefik.port=80"]
                    volumes: {data: {}}
                    networks: {internal: {ipam: {config: [{subnet: 172.16.7.0/24}]}}}
                    """);
            Main.run(terminal, "stack", "check", file.toString());
            Main.run(terminal, "stack", "check", "--json", "--fix", file.toString());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** As hosts are asked: side by side, each by a process. */
    private static void processes() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(Train::echo).get();
        }
    }

    private static String echo() throws IOException {
        Process cat = new ProcessBuilder("cat").start();
        try (var input = cat.outputWriter()) {
            input.write("ok\n");
        }
        return new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
