package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookScriptTest {
    private static LookScript script(Look look) {
        return LookScript.of(look);
    }

    @Test
    void theSameSnippetIsAskedOnce() {
        LookScript script = script(Look.NOTHING.ask("one", "docker info").ask("other", "docker info"));
        assertThat(script.command().input()).containsOnlyOnce("'docker info'");
        assertThat(script.answers("M out 0\nx\nM end 0 0\n"
                                .replace("\nM", "\n" + script.mark())
                                .replaceFirst("^M", script.mark()))
                        .results())
                .containsOnlyKeys("one", "other");
    }

    @Test
    void framesBecomeAnswers() {
        LookScript script = script(Look.NOTHING.ask("a", "1").ask("b", "2"));
        String printed =
                "M err 0\nwhyM out 0\nx\n\nM end 0 3\nM err 1\nM out 1\nhalf".replace("M ", script.mark() + " ");
        Answers answers = script.answers(printed);
        assertThat(answers.result("a")).isEqualTo(new Result(3, "x\n", "why"));
        assertThat(answers.result("b")).isEqualTo(new Result(124, "half", ""));
    }

    @Test
    void whatIsMissingHasFailed() {
        assertThat(script(Look.NOTHING.ask("a", "1")).answers("").succeeded("a"))
                .isFalse();
    }

    @Test
    void keysAreNotPartOfTheScript() {
        assertThat(script(Look.NOTHING.ask("it's $(a key)", "true")).command().input())
                .doesNotContain("a key");
    }
}
