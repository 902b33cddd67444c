package io.swarmstead.deployment;

import io.swarmstead.deployment.DeploymentListener.Phase;
import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackLease;
import io.swarmstead.stacks.StackName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys one stack: prepares a plan, and after the owner's consent applies it.
 *
 * <p>Applied are, in this order: the record of the attempt, images, configs and secrets, directories, the services, the
 * proof, the record of the outcome, and the removal of what is old. It can be cut off anywhere and repeated: up to the
 * services nothing that runs is touched, and from there on the swarm goes on by itself.
 */
public final class StackDeployment {
    private final StackSite site;
    private final StackName name;
    private final boolean prune;
    private final Duration patience;

    /**
     * @param prune whether services that the file no longer has are removed
     * @param patience how long to wait for the proof
     */
    public StackDeployment(StackSite site, StackName name, boolean prune, Duration patience) {
        this.site = site;
        this.name = name;
        this.prune = prune;
        this.patience = patience;
    }

    /** How a deployment ended. */
    public sealed interface Ending {
        /** Every task runs and every route answers; the stack is found at these addresses. */
        record Converged(List<String> urls) implements Ending {}

        /** It does not run as it shall. */
        record Failed(Problem problem) implements Ending {}
    }

    /** Says what would be done. Changes nothing. */
    public Preparation prepare(StackSource source) throws HostException {
        return new StackPreparation(site, name, prune).prepare(source);
    }

    /** The recorded deployments. */
    public DeploymentHistory history() throws HostException {
        return StackLook.at(site, name).history();
    }

    /** Where a rollback leads: to the deployment before the newest, or to the one that this begins the time of. */
    public WayBack back(Optional<String> time) throws HostException {
        return WayBack.in(history(), name, time);
    }

    /**
     * The text of the file that was deployed at the time, or at the one that this begins; for a person to read.
     *
     * @throws HostException also where there is none
     */
    public String file(String time) throws HostException {
        DeploymentHistory history = history();
        Optional<DeploymentRecord> sealed = history.only(time);
        Optional<Instant> unsealed = history.onlyUnsealed(time);
        if (sealed.isPresent() && unsealed.isEmpty()) {
            return sealed.get().file();
        }
        if (unsealed.isPresent() && sealed.isEmpty()) {
            return new DeploymentRecords(site, name).unsealedFile(unsealed.get());
        }
        throw new HostException(new Problem(
                "%s: no deployment of %s, or several".formatted(name, time),
                "a file is shown of one record that can be read",
                "swarmstead stack history " + name + " lists them"));
    }

    /**
     * Does what was planned.
     *
     * @throws HostException also if somebody else changes the stack, or has changed it since it was planned
     */
    public Ending apply(Preparation.Ready ready, DeploymentListener listener) throws HostException {
        listener.phase(Phase.PREPARING);
        try (StackLease lease = StackLease.take(site.manager(), name, site.by())) {
            StackLook look = StackLook.at(site, name);
            if (!look.history().equals(ready.history())) {
                throw new HostException(new Problem(
                        name + ": was deployed by somebody else meanwhile",
                        "the plan that you agreed to begins with what was there before that",
                        "run the command again, and look at the new plan"));
            }
            return recorded(ready, lease, look.sealKey(), listener);
        }
    }

    private Ending recorded(Preparation.Ready ready, StackLease lease, SealKey key, DeploymentListener listener)
            throws HostException {
        Instant start = site.now();
        DeploymentRecord begun = begun(ready, start);
        DeploymentRecords records = new DeploymentRecords(site, name);
        records.write(begun, key);
        Optional<Problem> failure;
        try {
            failure = deployed(ready, lease, start, listener);
        } catch (HostException broken) {
            records.write(begun.failed(broken.problem().what()), key);
            throw broken;
        }
        if (failure.isPresent()) {
            records.write(begun.failed(failure.get().what()), key);
            return new Ending.Failed(failure.get());
        }
        StackLook look = StackLook.at(site, name);
        records.write(begun.succeeded(look.live().services()), key);
        records.forget(look.history().superfluous(), look.history().superfluousUnsealed());
        new StackRemains(site, name).collect(look.live(), ready, prune);
        return new Ending.Converged(ready.stack().urls());
    }

    private DeploymentRecord begun(Preparation.Ready ready, Instant start) {
        return new DeploymentRecord(
                start.truncatedTo(ChronoUnit.SECONDS),
                site.by(),
                HostFile.of("file", ready.text()).sha256(),
                ready.text(),
                ready.stack().tree(),
                ready.objects().stream()
                        .filter(object -> object.kind() == Kind.CONFIG)
                        .toList(),
                Map.of(),
                ready.plan(),
                Outcome.BEGUN,
                "");
    }

    private Optional<Problem> deployed(
            Preparation.Ready ready, StackLease lease, Instant start, DeploymentListener listener)
            throws HostException {
        new ImagePulls(site, listener).pull(ready.plan().pulls());
        new ObjectCreation(site, name).create(ready);
        new DataDirectories(site).create(ready.plan().directories());
        listener.phase(Phase.HANDING_OVER);
        lease.require(name);
        Optional<Problem> refused = handOver(ready);
        if (refused.isPresent()) {
            return refused;
        }
        listener.phase(Phase.WAITING);
        FailureReport report = new FailureReport(site.manager(), ready.history().lastSucceeded());
        return new StackProof(site, name, ready.stack(), report, start, patience, listener).await();
    }

    /** Digests are in the file: the swarm is not to ask registries again. */
    private Optional<Problem> handOver(Preparation.Ready ready) throws HostException {
        List<String> arguments =
                new ArrayList<>(List.of("stack", "deploy", "--detach=true", "--resolve-image", "never", "-c", "-"));
        if (prune) {
            arguments.add("--prune");
        }
        if (ready.logins()) {
            arguments.addAll(0, List.of("DOCKER_CONFIG=" + Registries.folder(site.mount()), "docker"));
            arguments.add("--with-registry-auth");
        }
        arguments.add(name.value());
        Result deployed = site.manager()
                .attempt(Command.of(ready.logins() ? "env" : "docker", arguments.toArray(String[]::new))
                        .withInput(ready.stack().text())
                        .withTimeout(Duration.ofMinutes(2))
                        .onVolume(site.mount()));
        return deployed.succeeded()
                ? Optional.empty()
                : Optional.of(new Problem(
                        name + ": the swarm did not take it",
                        deployed.error().strip(),
                        "correct the file, or look at: swarmstead status"));
    }
}
