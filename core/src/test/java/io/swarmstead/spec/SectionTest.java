package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {
    @Test
    void unknownKeysAreRefusedWithTheNearestKnownOne() {
        assertThat(Texts.problems(Texts.THREE_HOSTS + "firewal: true\n"))
                .extracting(Problem::what)
                .containsExactly("cloud.yaml:7:1: firewal: unknown key, did you mean firewall?");
    }

    @Test
    void aSlipInARequiredKeyIsOneProblem() {
        assertThat(Texts.problems(Texts.THREE_HOSTS + "vip: {adress: 10.0.0.100}\n"))
                .extracting(Problem::what)
                .containsExactly("cloud.yaml:7:7: vip.adress: unknown key, did you mean address?");
    }

    @Test
    void keysThatAreNoWordsAreRefused() {
        assertThat(Texts.problems(Texts.THREE_HOSTS + "? [a, b]\n: true\n"))
                .extracting(Problem::what)
                .containsExactly("cloud.yaml:7:3: a key is a list or a section");
    }

    @Test
    void mergeKeysAreRefusedAsUnknown() {
        assertThat(Texts.problems(Texts.THREE_HOSTS + "ssh: {<<: {port: 23}}\n"))
                .extracting(Problem::what)
                .containsExactly("cloud.yaml:7:7: ssh.<<: unknown key");
    }
}
