package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Command.of("docker", "node", "ls", "--format={{.ID}}").line())
                .isEqualTo("docker node ls '--format={{.ID}}'");
    }

    @Test
    void everythingElseIsQuoted() {
        assertThat(Command.of("echo", "", "it's", "~", "a b").line()).isEqualTo("echo '' 'it'\\''s' '~' 'a b'");
    }

    @Test
    void inputIsNotShown() {
        assertThat(Command.of("cat").withInput("secret").toString()).isEqualTo("cat");
    }

    @Test
    void messagesTellTheBeginningOfTheLine() {
        assertThat(new Command("x".repeat(100) + "\nmore", "", Duration.ZERO).summary())
                .isEqualTo("x".repeat(79) + "…");
        assertThat(Command.script("secret").summary()).isEqualTo("a script");
    }
}
