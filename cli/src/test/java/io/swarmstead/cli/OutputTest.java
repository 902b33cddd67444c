package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final String ESCAPE = Character.toString(0x1b);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineIsOneLineWhateverIsInIt() {
        Output.plain(stream).line("the host says: fine\nstatus: well\r" + ESCAPE + "[1A" + ESCAPE + "[31m");
        assertThat(written())
                .isEqualTo(
                        "the host says: fine\\u000astatus: well\\u000d\\u001b[1A\\u001b[31m" + System.lineSeparator());
    }

    @Test
    void ofAllThatATerminalObeysOurColoursAreLeft() {
        Output output = new Output(stream, true, true);
        output.ask(output.paint(Style.RED, "a" + ESCAPE + "[2J") + ESCAPE + "]0;title" + ESCAPE + "[1;31m");
        assertThat(written()).isEqualTo(ESCAPE + "[31ma\\u001b[2J" + ESCAPE + "[0m\\u001b]0;title" + ESCAPE + "[1;31m");
    }

    @Test
    void answersEndAfterAsMuchAsNobodyTypes() throws IOException {
        LimitedInput input = new LimitedInput(new ByteArrayInputStream(new byte[10]), 4);
        assertThat(input.read()).isZero();
        assertThat(input.read(new byte[8])).isEqualTo(3);
        assertThat(input.read(new byte[8])).isEqualTo(-1);
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void whatEndsBeforeEndsThere() throws IOException {
        assertThat(new LimitedInput(new ByteArrayInputStream(new byte[3]), 10).readAllBytes())
                .hasSize(3);
    }
}
