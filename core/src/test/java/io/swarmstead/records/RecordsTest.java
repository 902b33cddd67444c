package io.swarmstead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.Steps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import org.junit.jupiter.api.Test;

/** One key on all hosts, and a folder. */
class RecordsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Sights<RecordsState> inPlace() {
        return new Sights<>(SPEC, new Records(), _ -> RecordsAnswers.inPlace());
    }

    private static Sights<RecordsState> bare() {
        return new Sights<>(SPEC, new Records(), _ -> RecordsAnswers.bare());
    }

    @Test
    void theFirstHostMakesTheKeyAndTheFolderAndTheOthersGetTheKey() {
        assertThat(Steps.of(bare().plan()))
                .containsExactly("MakeFolder alpha", "MakeKey alpha", "CopyKey beta", "CopyKey gamma");
        assertThat(bare().verdict().level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void inPlaceThereIsNothingToDo() {
        assertThat(inPlace().plan().isEmpty()).isTrue();
        assertThat(inPlace().verdict())
                .isEqualTo(Verdict.well(
                        "key for records of deployments on 3 of 3 hosts",
                        "a record that somebody else wrote is refused"));
    }

    @Test
    void aHostWithoutTheKeyGetsIt() {
        Sights<RecordsState> sights = inPlace();
        sights.on("alpha").fails("key");

        assertThat(Steps.of(sights.plan())).containsExactly("CopyKey alpha");
        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void theKeyOfMostHostsIsTheClouds() {
        Sights<RecordsState> sights = inPlace();
        sights.on("alpha").says("key", "b2".repeat(32) + "  -\n");

        assertThat(sights.plan().steps())
                .containsExactly(new RecordsStep.CopyKey(new HostName("alpha"), new HostName("beta")));
    }

    @Test
    void aKeyIsMadeWhileOneHostIsAwayAndNotWhileTwoAre() {
        assertThat(Steps.of(bare().misses("gamma").plan()))
                .containsExactly("MakeFolder alpha", "MakeKey alpha", "CopyKey beta");
        assertThat(Steps.of(bare().misses("gamma").misses("beta").plan())).containsExactly("MakeFolder alpha");
        assertThat(Steps.obstacles(bare().misses("gamma").misses("beta").plan()))
                .containsExactly("the key for records of deployments is not made while most hosts are away");
        assertThat(bare().misses("gamma").misses("beta").misses("alpha").plan().isEmpty())
                .isTrue();
    }

    @Test
    void oneHostThatSeesTheFolderIsEnough() {
        Sights<RecordsState> sights = inPlace();
        sights.on("alpha").fails("folder");
        sights.on("beta").fails("folder");

        assertThat(sights.plan().isEmpty()).isTrue();
    }

    @Test
    void theKeyTravelsAsAFileForRootOnly() throws HostException {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        String key = "5e".repeat(32);
        fleet.fake("alpha").answers("cat /etc/swarmstead/record-key", key + "\n");
        fleet.fake("beta").answersScript(".before", "");

        new RecordsStep.CopyKey(new HostName("beta"), new HostName("alpha")).apply(fleet);

        assertThat(fleet.fake("beta").files().values())
                .containsExactly(HostFile.secret("/etc/swarmstead/record-key", key + "\n"));
        assertThat(fleet.fake("beta").received())
                .noneMatch(command -> (command.line() + command.input()).contains(key));
    }

    @Test
    void whatDoesNotLookLikeAKeyIsNotCopied() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        fleet.fake("alpha").answers("cat /etc/swarmstead/record-key", "welcome\n");

        assertThatThrownBy(() -> new RecordsStep.CopyKey(new HostName("beta"), new HostName("alpha")).apply(fleet))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("not a key for seals");
    }
}
