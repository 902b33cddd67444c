package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void colourIsForThoseWhoDoNotRefuseIt() {
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.wantsColour(Map.of())).isFalse();
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() {
        assertThat(Size.parse("50 132\n")).isEqualTo(new Size(50, 132));
        assertThat(Size.parse("0 0\n")).isEqualTo(Size.DEFAULT);
        assertThat(Size.parse("")).isEqualTo(Size.DEFAULT);
    }

    @Test
    void thereIsColourOnlyWhereItIsWanted() {
        assertThat(new Output(System.err, true, true).paint(Style.RED, "no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Output.plain(System.err).paint(Style.RED, "no")).isEqualTo("no");
    }
}
