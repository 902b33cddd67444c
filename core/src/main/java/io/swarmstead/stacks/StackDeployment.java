package io.swarmstead.stacks;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deploys one stack through a manager and waits until it has really converged. Compose files are read by Docker's own
 * command on that manager, so that they mean there what they mean everywhere.
 */
public final class StackDeployment {
    /** How often a service's tasks may fail before we stop waiting. */
    private static final int HOPELESS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Host manager;
    private final StackName name;
    private final boolean ipvs;
    private final Duration patience;
    private final String mount;

    /**
     * @param manager a host that answers for the swarm
     * @param mount where the shared volume is; directories below it that the stack binds are made
     * @param ipvs whether every kernel of the cloud has IPVS
     * @param patience how long to wait for convergence
     */
    public StackDeployment(Host manager, StackName name, String mount, boolean ipvs, Duration patience) {
        this.manager = manager;
        this.name = name;
        this.ipvs = ipvs;
        this.patience = patience;
        this.mount = mount;
    }

    /** How a deployment ended. */
    public sealed interface Ending {
        /** Every task runs; the stack is found at these addresses. */
        record Converged(List<String> urls) implements Ending {}

        /** The file was refused; nothing was changed. */
        record Refused(List<Problem> problems) implements Ending {}

        /** It was deployed and does not run as it shall. */
        record Failed(Problem problem) implements Ending {}
    }

    /**
     * Deploys the file.
     *
     * @param compose the text of a compose v3 file
     * @param progress hears what is waited for, whenever that changes
     */
    public Ending deploy(String compose, Consumer<String> progress) throws HostException {
        // variables are filled in here and only here, because numbers and directories may be variables too
        Result config = manager.attempt(
                Command.of("docker", "stack", "config", "-c", "-").withInput(compose));
        if (!config.succeeded()) {
            return new Ending.Refused(List.of(new Problem(
                    name + ": the file is not accepted", config.error().strip(), "correct it and deploy again")));
        }
        StackFile stack = StackFile.read(config.output());
        if (!ipvs && !stack.meshProblems().isEmpty()) {
            return new Ending.Refused(stack.meshProblems());
        }
        for (String directory : stack.directories(mount)) {
            String quoted = Command.quote(directory);
            manager.run(Command.script("[ -e %s ] || mkdir -p %s".formatted(quoted, quoted)));
        }
        Instant start = now();
        Command deploy = Command.of("docker", "stack", "deploy", "--detach=true", "--prune", "-c", "-", name.value());
        String text = (ipvs ? stack : stack.withoutVirtualAddresses()).text();
        Result deployed = manager.attempt(deploy.withInput(text).withTimeout(Duration.ofMinutes(2)));
        if (!deployed.succeeded()) {
            return new Ending.Failed(new Problem(
                    name + ": the swarm did not take it",
                    deployed.error().strip(),
                    "correct the file, or look at: swarmstead status"));
        }
        return await(stack, start, now(), progress);
    }

    /** The manager's own clock, because its tasks are stamped by clocks that agree with it. */
    private Instant now() throws HostException {
        return Instant.ofEpochSecond(
                Long.parseLong(manager.run(Command.of("date", "+%s")).strip()));
    }

    private Ending await(StackFile stack, Instant start, Instant deployed, Consumer<String> progress)
            throws HostException {
        String said = "";
        while (true) {
            StackState state = look();
            Instant now = now();
            Optional<StackState.Service> brokenOff = state.brokenOff();
            if (brokenOff.isPresent()) {
                return new Ending.Failed(brokenOff(brokenOff.get(), state.lastError(brokenOff.get(), start)));
            }
            if (state.converged(start, deployed, now)) {
                return new Ending.Converged(stack.urls());
            }
            Optional<StackState.Task> hopeless = state.hopeless(start, HOPELESS);
            if (hopeless.isPresent()) {
                StackState.Task task = hopeless.get();
                return new Ending.Failed(new Problem(
                        state.name(task) + " " + task.state() + " " + HOPELESS + " times",
                        task.error(),
                        "docker service logs " + state.serviceName(task)
                                + " on a manager shows its output; correct the file and deploy again"));
            }
            if (now.isAfter(start.plus(patience))) {
                return new Ending.Failed(new Problem(
                        name + ": not converged after " + patience.toSeconds() + " s",
                        state.summary(),
                        "it may still come; look again with: swarmstead status"));
            }
            if (!state.summary().equals(said)) {
                said = state.summary();
                progress.accept(said);
            }
            pause();
        }
    }

    private static Problem brokenOff(StackState.Service service, String error) {
        return new Problem(
                service.name() + ": its update was broken off: "
                        + service.update().state().replace('_', ' '),
                service.update().message() + (error.isEmpty() ? "" : ": " + error),
                "docker service logs " + service.name()
                        + " on a manager shows its output; correct the file and deploy again");
    }

    private StackState look() throws HostException {
        String filter = "filters={\"label\":[\"com.docker.stack.namespace=" + name + "\"]}";
        String services = manager.run(Command.script(Engine.question("/services?status=true&" + filter)));
        String tasks = manager.run(Command.script(Engine.question("/tasks?" + filter)));
        return StackState.read(services, tasks);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
