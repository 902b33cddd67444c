package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.SecretName;
import io.swarmstead.stacks.StackLease;
import io.swarmstead.stacks.StackSecrets;
import io.swarmstead.stacks.StackSecrets.NotRotated;
import io.swarmstead.stacks.StackSecrets.Rotated;
import io.swarmstead.stacks.Survey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead secret set}: a first value, or a new one in its place. */
@Command(
        name = "set",
        aliases = "rotate",
        description = {
            "Give a secret a value, and the services that use it.",
            "Asks for the value without showing it, or reads it from standard input or a file. A new value is a new"
                    + " object in the swarm: the services that use the old one are updated, in their own update order,"
                    + " and it is removed when they all run. The exit code is 1 when they do not; the old value is kept"
                    + " then."
        },
        footer = {
            "",
            "Examples:",
            "  # typed, twice",
            "  swarmstead secret set shop database-password",
            "  # made here and never seen",
            "  openssl rand -hex 32 | swarmstead secret set shop session-key",
            "  # from a file, byte for byte",
            "  swarmstead secret rotate shop tls-key --from-file key.pem"
        })
final class SecretSet implements Callable<Integer> {
    private final Terminal terminal;
    private final Echo echo;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private SecretParameters parameters = new SecretParameters();

    @Option(names = "--from-file", paramLabel = "FILE", description = "Take the value from this file.")
    private @Nullable Path file;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait until its services run with it: ${DEFAULT-VALUE} s.")
    private int timeout;

    SecretSet(Terminal terminal, Echo echo) {
        this.terminal = terminal;
        this.echo = echo;
    }

    @Override
    public Integer call() throws HostException {
        SecretName name = parameters.secret();
        CloudSpec spec = cloud.spec();
        SecretValue source = new SecretValue(terminal, echo);
        byte[] value = file == null ? source.fromInput() : source.fromFile(file);
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Survey survey = Survey.of(spec, fleet);
            try (StackLease _ = StackLease.take(survey.manager(), name.stack(), Person.here())) {
                tell(new StackSecrets(survey.manager(), survey.inventory())
                        .set(
                                name,
                                value,
                                Duration.ofSeconds(timeout),
                                waiting -> terminal.err().line("waiting for " + waiting)));
                return ExitCode.OK;
            }
        } catch (NotRotated failed) {
            throw Stopped.failed(List.of(failed.problem()));
        }
    }

    private void tell(Rotated rotated) {
        terminal.out().line(rotated.object());
        if (!rotated.services().isEmpty()) {
            terminal.err()
                    .line(String.join(", ", rotated.services()) + " updated; old values removed: " + rotated.removed());
        }
    }
}
