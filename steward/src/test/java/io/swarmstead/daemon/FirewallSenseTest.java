package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.swarmstead.host.HostException;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FirewallSenseTest {
    private static FirewallSense sense(AnsweringHost.Answers answers) {
        return new FirewallSense(AnsweringHost.printing(answers));
    }

    @Test
    void rulesThatSomebodyFlushedAreToldOf() throws IOException {
        assertThat(sense(_ -> "changed\n").look()).contains("the firewall was changed or taken away by somebody else");
    }

    @Test
    void rulesAsTheyWereLoadedAreWell() throws IOException {
        assertThat(sense(_ -> "standing\n").look()).isEmpty();
    }

    @Test
    void aHostThatDoesNotAnswerHasNoFirewallThatStands() {
        FirewallSense sense = sense(_ -> {
            throw new HostException(new Problem("alpha: no answer", "it took too long", "look at it"));
        });

        assertThatIOException().isThrownBy(sense::look).withMessage("it took too long");
    }
}
