package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    private static final String ESCAPE = Character.toString(0x1b);
    private static final String REVERSED = Character.toString(0x202e);

    @Test
    void whatATerminalObeysIsWrittenOut() {
        assertThat(Printable.line("a" + ESCAPE + "[2Jb\rc\nd")).isEqualTo("a\\u001b[2Jb\\u000dc\\u000ad");
        assertThat(Printable.line(Character.toString(0x9b) + "31m" + Character.toString(0x7f)))
                .isEqualTo("\\u009b31m\\u007f");
    }

    @Test
    void whatTurnsTheOrderOrIsNotSeenIsWrittenOut() {
        assertThat(Printable.line("a" + REVERSED + "b" + Character.toString(0x2028) + Character.toString(0x200b)))
                .isEqualTo("a\\u202eb\\u2028\\u200b");
        assertThat(Printable.line(Character.toString(0xe0041))).isEqualTo("\\udb40\\udc41");
        assertThat(Printable.line("\ud800")).isEqualTo("\\ud800");
    }

    @Test
    void whatIsSeenStaysAsItIs() {
        String text = "häuser: 日本 😀\t`Host` \\u001b";
        assertThat(Printable.line(text)).isSameAs(text);
    }

    @Test
    void linesHaveTheirEnds() {
        assertThat(Printable.lines("a\nb\r\n" + ESCAPE)).isEqualTo("a\nb\\u000d\n\\u001b");
    }

    @Test
    void badNewsIsPrintable() {
        Problem problem = new Problem("a" + ESCAPE, "b\nc\r", REVERSED);
        assertThat(problem).isEqualTo(new Problem("a\\u001b", "b\nc\\u000d", "\\u202e"));
    }

    @Test
    void aKeyOfTheCloudsFileForgesNoLine() {
        Reading reading = CloudFile.read("cloud.yaml", "\"x\\ncloud.yaml: fine\\e[2J\": 1\n");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.problems()).allSatisfy(problem -> {
                            assertThat(problem.what()).doesNotContain("\n", ESCAPE);
                            assertThat(problem.next()).doesNotContain("\n", ESCAPE);
                        }));
    }
}
