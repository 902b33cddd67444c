package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private final Envelope envelope = Envelope.around(Command.of("echo", "it's"), true);

    @Test
    void thePipeAsAWholeRunsAsRoot() {
        assertThat(envelope.line())
                .startsWith("sudo -n -- bash -c '")
                .contains(" swarmstead 'echo '\\''it'\\''\\'\\'''\\''s'\\''' ");
    }

    @Test
    void theTrailerTellsTheExitCodeAndIsNotShown() {
        assertThat(envelope.contents(new Result(1, "out", "err" + envelope.mark() + " 255\nlate")))
                .contains(new Result(255, "out", "errlate"));
    }

    @Test
    void withoutATrailerTheCommandWasNotSeenToEnd() {
        assertThat(envelope.contents(new Result(255, "", "client_loop: Broken pipe")))
                .isEmpty();
    }
}
