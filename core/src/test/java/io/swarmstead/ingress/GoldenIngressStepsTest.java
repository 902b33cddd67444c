package io.swarmstead.ingress;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of step of the ingress, as it is told and as hosts get it, in {@code src/test/resources/ingress-steps}. */
class GoldenIngressStepsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private static final Map<String, IngressStep> STEPS = Map.of(
            "configure",
            new IngressStep.ConfigureIngress(ALPHA, IngressFiles.of(SPEC, ALPHA)),
            "pull",
            new IngressStep.PullTraefik(ALPHA, "traefik:v3", Optional.empty()),
            "await",
            new IngressStep.AwaitTraefik(BETA, 80),
            "deploy",
            new DeployTraefik(ALPHA, SPEC.hostNames(), SPEC, Optional.empty()),
            "update",
            new UpdateTraefik(
                    ALPHA, SPEC, Optional.of(IngressAnswers.NEWER), "what runs was deployed with other settings"),
            "pull-newer",
            new PullNewerTraefik(
                    ALPHA,
                    "traefik:v3.7",
                    Optional.of(IngressAnswers.NEWER),
                    Optional.of(new TraefikVersion(3, 7, 17))),
            "retire-view",
            new RetireView(ALPHA));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma");
        fleet.hosts()
                .forEach(host -> fleet.fake(host.name().value())
                        .accepts("")
                        .answers(
                                command -> command.line().contains("/images/"),
                                _ -> new Result(0, IngressAnswers.image("v3.7.18"), "")));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("ingress-steps", IngressStep.class).match(STEPS, GoldenIngressStepsTest::fleet);
    }
}
