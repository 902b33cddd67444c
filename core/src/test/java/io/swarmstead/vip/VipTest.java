package io.swarmstead.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Sights;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** keepalived on the managers. */
class VipTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Sights<VipState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Vip(), host -> VipAnswers.inPlace(spec, host));
    }

    @Test
    void aMissingConfigurationIsWrittenAndARunningKeepalivedReadsIt() throws HostException {
        Sights<VipState> sights = inPlace(SPEC);
        sights.on("gamma").lacks("/etc/keepalived/keepalived.conf");
        FakeFleet fleet = FakeFleet.of("gamma");
        fleet.fake("gamma").accepts("systemctl");

        var plan = sights.plan();
        plan.steps().getFirst().apply(fleet);

        assertThat(Steps.of(plan)).containsExactly("ConfigureVip gamma");
        assertThat(plan.steps().getFirst().reason()).isEqualTo("/etc/keepalived/keepalived.conf differs");
        assertThat(fleet.fake("gamma").files()).containsOnlyKeys("/etc/keepalived/keepalived.conf");
        assertThat(fleet.fake("gamma").lines())
                .containsExactly("systemctl daemon-reload", "systemctl reload keepalived");
    }

    @Test
    void aStoppedKeepalivedStartsBehindItsConfiguration() {
        Sights<VipState> sights = inPlace(SPEC);
        sights.on("beta").says("keepalived", "failed\nenabled\n").lacks("/etc/keepalived/keepalived.conf");

        var plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ConfigureVip beta", "StartKeepalived beta");
        assertThat(plan.steps().getLast().requires())
                .containsAll(plan.steps().getFirst().provides());
        assertThat(plan.steps().getFirst().provides()).contains(MachineStep.configuration(new HostName("beta")));
    }

    @Test
    void aHostWithoutTheAddressIsAnObstacle() {
        Sights<VipState> sights = inPlace(SPEC);
        sights.on("alpha").says("interface", "");

        var plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("alpha: no interface has the address 10.0.0.11");
    }

    @Test
    void theInterfaceOfTheSpecIsTakenWhereItIsNamed() {
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: cloud.example.com
                hosts: {alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.13}
                vip: {address: 10.0.0.100, interface: bond0}
                """);
        Sights<VipState> sights = inPlace(spec);

        assertThat(sights.observed().hosts().values())
                .extracting(VipState.OnHost::networkInterface)
                .containsOnly("bond0");
    }

    @Test
    void noVipMeansNothingToDo() {
        CloudSpec spec = Specs.oneHost();

        assertThat(inPlace(spec).plan().isEmpty()).isTrue();
        assertThat(inPlace(spec).verdict().fact()).isEqualTo("no VIP");
    }

    @Test
    void theVerdictTellsWhoHoldsIt() {
        Sights<VipState> nowhere = inPlace(SPEC);
        nowhere.on("alpha").fails("holds");
        Sights<VipState> twice = inPlace(SPEC);
        twice.on("gamma").says("holds", "");
        Sights<VipState> lacking = inPlace(SPEC);
        lacking.on("beta").says("keepalived", "inactive\ndisabled\n");

        assertThat(inPlace(SPEC).verdict()).isEqualTo(Verdict.well("VIP 10.0.0.100 on alpha", "2 others can take it"));
        assertThat(nowhere.verdict())
                .isEqualTo(Verdict.down("VIP 10.0.0.100 is nowhere", "clients of the VIP get no answer"));
        assertThat(twice.verdict().fact()).isEqualTo("VIP 10.0.0.100 on several hosts: [alpha, gamma]");
        assertThat(lacking.verdict()).isEqualTo(Verdict.degraded("VIP 10.0.0.100 on alpha", "2 hosts can hold it"));
    }

    @Test
    void aHostLeftOnStandbyIsACandidateAgain() {
        Sights<VipState> sights = inPlace(SPEC);
        sights.on("gamma").says("standby", "");

        assertThat(Steps.of(sights.plan())).containsExactly("LeaveStandby gamma");
        assertThat(sights.verdict()).isEqualTo(Verdict.degraded("VIP 10.0.0.100 on alpha", "2 hosts can hold it"));
    }

    @Test
    void routerIdsAreWhatVrrpAllows() {
        assertThat(List.of("10.0.0.100", "192.168.1.5", "172.16.0.9"))
                .allSatisfy(vip -> assertThat(KeepalivedFiles.routerId(vip)).isBetween(1, 255));
    }
}
