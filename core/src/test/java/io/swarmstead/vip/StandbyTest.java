package io.swarmstead.vip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import org.junit.jupiter.api.Test;

class StandbyTest {
    private static final Result NO = new Result(1, "", "");

    private final Standby standby = new Standby(Specs.threeHosts(), new HostName("alpha"));
    private final FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma");

    /** alpha holds the VIP and gives it away; the others could take it. */
    StandbyTest() {
        for (String host : new String[] {"alpha", "beta", "gamma"}) {
            fleet.fake(host).accepts("eval").accepts("nft").accepts("rm");
        }
    }

    @Test
    void theOthersAreReadyForItsConnectionsBeforeTheVipMoves() throws HostException {
        standby.enter(fleet);

        for (String taker : new String[] {"beta", "gamma"}) {
            assertThat(fleet.fake(taker).inputs())
                    .last()
                    .asString()
                    .contains("elements = { 10.0.0.100 }", "tcp dport { 80, 443 }", "dup to 10.0.0.11 drop");
        }
        assertThat(fleet.fake("alpha").inputs()).last().asString().contains("echo 1 > ", " /run/swarmstead-standby\n");
    }

    @Test
    void nobodyIsAskedToTakeWhatTheHostDoesNotHold() throws HostException {
        fleet.fake("alpha")
                .answers(
                        command -> !command.input().contains("systemd-run")
                                && command.input().contains("addr show to"),
                        _ -> NO);

        standby.enter(fleet);

        assertThat(fleet.fake("beta").received()).isEmpty();
    }

    @Test
    void theVipStaysWhereNoOtherHostCanTakeIt() {
        fleet.fake("beta").answers(command -> command.input().startsWith("systemctl is-active"), _ -> NO);
        fleet.fake("gamma").answers(command -> command.input().startsWith("systemctl is-active"), _ -> NO);

        assertThatThrownBy(() -> standby.enter(fleet))
                .hasMessageContaining("alpha: cannot give the VIP away")
                .hasMessageEndingWith("on beta, gamma");
        assertThat(fleet.fake("alpha").inputs()).noneMatch(input -> input.contains("echo 1"));
    }

    @Test
    void aHostThatIsAwayIsNoCandidate() {
        fleet.fake("beta").goesAway();
        fleet.fake("gamma").goesAway();

        assertThatThrownBy(() -> standby.enter(fleet)).hasMessageEndingWith("on beta, gamma");
    }

    @Test
    void oneCandidateIsEnoughThoughTheOtherHostIsAway() throws HostException {
        fleet.fake("beta").goesAway();

        standby.enter(fleet);
        standby.leave(fleet);

        assertThat(fleet.fake("alpha").inputs()).last().asString().endsWith("rm -f /run/swarmstead-standby");
        assertThat(fleet.fake("gamma").lines()).last().isEqualTo("nft delete table ip swarmstead-handover");
    }

    @Test
    void whatNobodyTakesIsAProblem() {
        fleet.fake("alpha").answers(command -> command.input().contains("echo 1"), _ -> NO);

        assertThatThrownBy(() -> standby.enter(fleet)).hasMessageEndingWith("no other host took it within ten seconds");
    }

    @Test
    void toLeaveIsToForgetTheRequestAndTheConnectionsOfBefore() throws HostException {
        fleet.fake("gamma").answers(command -> command.line().startsWith("nft"), _ -> NO);

        standby.leave(fleet);

        assertThat(fleet.fake("alpha").inputs()).singleElement().asString().endsWith("rm -f /run/swarmstead-standby");
        assertThat(fleet.fake("beta").lines()).containsExactly("nft delete table ip swarmstead-handover");
    }
}
