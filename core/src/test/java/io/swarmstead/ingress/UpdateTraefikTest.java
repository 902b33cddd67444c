package io.swarmstead.ingress;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.plan.Impact;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.vip.VipStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTraefikTest {
    private static final HostName ALPHA = new HostName("alpha");

    private final UpdateTraefik update =
            new UpdateTraefik(ALPHA, Specs.threeHosts(), Optional.of(IngressAnswers.NEWER), "it is old");

    /** A host that does not hold the VIP, and whose update ends so. */
    private static FakeFleet fleet(Result result) {
        FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma");
        FakeHost alpha = fleet.fake("alpha");
        alpha.accepts("eval").accepts("rm").answers(command -> command.line().startsWith("flock"), _ -> result);
        alpha.answers(
                command -> command.input().contains("addr show")
                        && !command.input().contains("systemd-run"),
                _ -> new Result(1, "", ""));
        fleet.fake("beta").accepts("nft");
        fleet.fake("gamma").accepts("nft");
        return fleet;
    }

    @Test
    void theHostIsOnStandbyWhileItsServiceIsReplaced() throws HostException {
        FakeFleet fleet = fleet(new Result(0, "", ""));

        update.apply(fleet);

        assertThat(fleet.fake("alpha").inputs())
                .satisfiesExactly(
                        asks -> assertThat(asks).contains("set -- 10.0.0.100", "addr show to"),
                        enters -> assertThat(enters).contains("echo 1 > ", " /run/swarmstead-standby"),
                        replaces -> assertThat(replaces)
                                .contains(
                                        "  traefik-alpha:\n",
                                        " ingress false traefik@" + IngressAnswers.NEWER + " ingress_traefik-alpha ")
                                .doesNotContain("traefik-beta"),
                        leaves -> assertThat(leaves).endsWith("rm -f /run/swarmstead-standby"));
    }

    @Test
    void clientsAreAskedToGoForNoLongerThanTheUpdate() throws HostException {
        FakeFleet fleet = fleet(new Result(0, "", ""));
        Map<String, HostFile> meanwhile = new HashMap<>();
        fleet.fake("alpha").answers(command -> command.line().startsWith("flock"), _ -> {
            meanwhile.putAll(fleet.fake("alpha").files());
            return new Result(0, "", "");
        });

        update.apply(fleet);

        assertThat(meanwhile).containsValue(IngressFiles.farewell(update.spec().ingress()));
        assertThat(fleet.fake("alpha").files())
                .containsAllEntriesOf(IngressFiles.of(update.spec(), update.host()).stream()
                        .collect(toMap(HostFile::path, identity())));
    }

    @Test
    void oneThatDoesNotRunEndsStandbyAndSaysWhy() {
        FakeFleet fleet = fleet(new Result(1, "", "a warning\nstarting container failed\n"));

        assertThatThrownBy(() -> update.apply(fleet)).isInstanceOfSatisfying(HostException.class, failure -> {
            assertThat(failure.problem().what()).isEqualTo("alpha: the new Traefik does not run");
            assertThat(failure.problem().why()).isEqualTo("starting container failed");
        });
        assertThat(fleet.fake("alpha").inputs()).last().asString().endsWith("rm -f /run/swarmstead-standby");
    }

    @Test
    void itWaitsForTheChecksThatStandbyNeeds() {
        assertThat(update.requires()).contains(VipStep.configured(ALPHA), IngressStep.image(ALPHA));
    }

    @Test
    void withNoVipToMoveItIsAnOutageAndSaysSo() {
        CloudSpec single = Specs.oneHost();
        UpdateTraefik alone = new UpdateTraefik(single.hostNames().getFirst(), single, Optional.empty(), "it is old");

        assertThat(alone.impact()).isEqualTo(Impact.OUTAGE);
        assertThat(alone.reason()).endsWith("the host's ports are closed for some seconds");
        assertThat(update.impact()).isEqualTo(Impact.RESTART);
    }
}
