package io.swarmstead.cli;

import io.swarmstead.cloud.Observation;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackDeployment;
import io.swarmstead.stacks.StackDeployment.Ending;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.SwarmState;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** The deployment of a stack as a person sees it. */
record Deployment(Terminal terminal, Fleet fleet, Observation observed) {
    int run(String name, String compose, int timeout) throws HostException {
        SwarmState swarm = observed.view(SwarmState.class).observed();
        HostName manager = swarm.managerHost()
                .orElseThrow(() -> Stopped.failed(List.of(new Problem(
                        "no manager answers for the swarm",
                        "stacks are deployed through one",
                        "swarmstead status tells what is missing; swarmstead up makes a cloud"))));
        boolean ipvs = swarm.hosts().values().stream().allMatch(SwarmState.OnHost::ipvs);
        Ending ending = new StackDeployment(
                        fleet.host(manager),
                        new StackName(name),
                        observed.spec().storage().mount(),
                        ipvs,
                        Duration.ofSeconds(timeout))
                .deploy(compose, waiting -> terminal.err().line("waiting for " + waiting));
        return switch (ending) {
            case Ending.Converged(var urls) -> {
                terminal.out().line("the stack " + name + " runs");
                urls.forEach(terminal.out()::line);
                yield ExitCode.OK;
            }
            case Ending.Refused(var problems) -> throw Stopped.wrongInput(problems);
            case Ending.Failed(var problem) -> throw Stopped.failed(List.of(problem));
        };
    }
}
