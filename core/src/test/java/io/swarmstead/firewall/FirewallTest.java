package io.swarmstead.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import org.junit.jupiter.api.Test;

/** The table, raised and lowered. */
class FirewallTest {
    private static final CloudSpec ON = Specs.threeHosts();
    private static final CloudSpec OFF = Specs.threeHosts("firewall: false");

    private static Sights<FirewallState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Firewall(), _ -> FirewallAnswers.inPlace(ON));
    }

    @Test
    void aTableThatWasFlushedIsLoadedAgain() {
        Sights<FirewallState> sights = inPlace(ON);
        sights.on("beta").fails("present").fails("loaded");

        assertThat(Steps.of(sights.plan())).containsExactly("Raise beta");
        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void otherRulesAreReplaced() {
        Sights<FirewallState> sights = inPlace(ON);
        sights.on("gamma").says("file /etc/swarmstead/firewall.nft", "root:root 0644\n00ff  -\n");

        assertThat(Steps.of(sights.plan())).containsExactly("Raise gamma");
    }

    @Test
    void rulesThatWereWrittenAndNotLoadedAreLoaded() {
        Sights<FirewallState> sights = inPlace(ON);
        sights.on("beta").fails("loaded");

        assertThat(Steps.of(sights.plan())).containsExactly("Raise beta");
        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void aServiceThatDoesNotStartAtBootIsEnabled() {
        Sights<FirewallState> sights = inPlace(ON);
        sights.on("alpha").says("unit", "active\ndisabled\n");

        assertThat(Steps.of(sights.plan())).containsExactly("Raise alpha");
    }

    @Test
    void nobodyIsLockedOutWhoHasSshWhereABrickMightBe() {
        String rules = FirewallRules.of(Specs.threeHosts("ssh: {port: 50022}"));

        assertThat(rules.split("chain "))
                .filteredOn(chain -> chain.startsWith("forward") || chain.startsWith("input"))
                .hasSize(2)
                .allSatisfy(chain -> assertThat(chain).containsSubsequence("50022 } accept", "@engines counter drop"));
    }

    @Test
    void switchedOffItIsLoweredWhereItStands() {
        Sights<FirewallState> sights = inPlace(OFF);
        sights.on("alpha").says("unit", "inactive\ndisabled\n").fails("present").fails("loaded");

        assertThat(Steps.of(sights.plan())).containsExactly("Lower beta", "Lower gamma");
        assertThat(sights.verdict().fact()).isEqualTo("firewall off, as the spec says");
    }

    @Test
    void switchedOffAndLoweredNothingIsLeftToDo() {
        Sights<FirewallState> sights = new Sights<>(OFF, new Firewall(), _ -> FirewallAnswers.bare(OFF));

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }
}
