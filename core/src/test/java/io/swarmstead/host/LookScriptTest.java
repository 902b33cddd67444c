package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
                "M err 0\nwhyM out 0\nx\n\nM end 0 1\nM err 1\nM out 1\nhalf".replace("M ", script.mark() + " ");
        Answers answers = script.answers(printed);
        assertThat(answers.result("a")).isEqualTo(new Result(1, "x\n", "why"));
        assertThat(answers.silences()).isEqualTo(Map.of("b", "there was no answer within 5 s"));
    }

    private static Answers answers(String printed) {
        LookScript script = script(Look.NOTHING.ask("a", "1"));
        return script.answers(printed.replace("M ", script.mark() + " "));
    }

    @Test
    void onlyYesAndNoAreAnswers() {
        assertThat(answers("M err 0\nM out 0\n\nM end 0 0\n").succeeded("a")).isTrue();
        assertThat(answers("M err 0\nM out 0\n\nM end 0 1\n").succeeded("a")).isFalse();
        assertThat(answers("M err 0\nls: no\nM out 0\n\nM end 0 2\n").silences())
                .containsEntry("a", "what asks failed with exit code 2: ls: no");
        assertThat(answers("M err 0\nM out 0\n\nM end 0 137\n").silences())
                .containsEntry("a", "what asks was killed by signal 9");
    }

    @Test
    void whatIsMissingOrCutOrTornIsNoAnswer() {
        for (String printed : List.of(
                "",
                "M ",
                "M out",
                "M out 0\nx",
                "M out 0\nx\nM end",
                "M out 0\nx\nM end 0",
                "M out 0\nx\nM end 0\n",
                "M out 0\nx\nM end 0 nine\n",
                "M out 0\nxM end 0 0\n",
                "M end 0 0\n",
                "M out 7\nx\nM end 7 0\n",
                "M out 0\nx\nM end 99999999999 0\n")) {
            assertThat(answers(printed).silences()).as(printed).containsOnlyKeys("a");
        }
    }

    @Test
    void aQuestionWithoutAnAnswerIsNeverRead() {
        assertThatThrownBy(() -> answers("").succeeded("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not answered: a");
    }

    @Test
    void keysAreNotPartOfTheScript() {
        assertThat(script(Look.NOTHING.ask("it's $(a key)", "true")).command().input())
                .doesNotContain("a key");
    }
}
