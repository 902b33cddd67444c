package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.SecretName;
import io.swarmstead.stacks.StackObject;
import io.swarmstead.stacks.StackSecrets;
import io.swarmstead.stacks.StackService;
import io.swarmstead.stacks.Survey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead secret rm}: removes a secret that nobody uses. */
@Command(
        name = "rm",
        description = {"Remove a secret that no service uses.", "Its value is gone for good. Refused while it is used."
        },
        footer = {"", "Examples:", "  # no service mentions it any more", "  swarmstead secret rm shop session-key"})
final class SecretRm implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private Confirm confirm = new Confirm();

    @Mixin
    private SecretParameters parameters = new SecretParameters();

    SecretRm(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        SecretName name = parameters.secret();
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Survey survey = Survey.of(spec, fleet);
            StackSecrets secrets = new StackSecrets(survey.manager(), survey.inventory());
            refuse(name, secrets.objects(name), survey);
            if (!confirm.agreed(terminal, "remove the secret " + name + "?")) {
                terminal.err().line("nothing was removed");
                return ExitCode.OK;
            }
            secrets.remove(name);
            terminal.out().line("the secret " + name + " has gone");
            return ExitCode.OK;
        }
    }

    private static void refuse(SecretName name, List<StackObject> objects, Survey survey) {
        if (objects.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "no secret " + name,
                    "the swarm holds none of that name",
                    "swarmstead secret ls " + name.stack() + " tells what is there")));
        }
        List<String> users = survey.inventory().users(objects).stream()
                .map(StackService::name)
                .toList();
        if (!users.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    name + ": still used",
                    String.join(", ", users) + " would not start without it",
                    "take it out of the compose file and deploy again, then remove it")));
        }
    }
}
