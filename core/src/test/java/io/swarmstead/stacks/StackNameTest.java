package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.spec.Problem;
import org.junit.jupiter.api.Test;

class StackNameTest {
    @Test
    void theNameOfTheCloudsOwnStackIsReserved() {
        assertThat(StackName.refusal("ingress"))
                .get()
                .extracting(Problem::what)
                .isEqualTo("ingress: the name of the cloud's own stack");
        assertThatThrownBy(() -> new StackName("ingress")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsADnsLabel() {
        assertThat(StackName.refusal("my_stack")).isPresent();
        assertThat(StackName.refusal("ingress-of-mine")).isEmpty();
    }
}
