package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Problem UNREACHABLE = new Problem("beta: not reached", "connection refused", "ssh root@beta");

    @Test
    void oneProblemTellsWhatWhyAndNext() {
        assertThat(lines(UNREACHABLE))
                .containsExactly("problem: beta: not reached", "  why:  connection refused", "  next: ssh root@beta");
    }

    @Test
    void severalProblemsAreNumberedEvenIfTheyAreAlike() {
        assertThat(lines(UNREACHABLE, UNREACHABLE))
                .containsExactly(
                        "2 problems",
                        "1. beta: not reached",
                        "   why:  connection refused",
                        "   next: ssh root@beta",
                        "2. beta: not reached",
                        "   why:  connection refused",
                        "   next: ssh root@beta");
    }

    @Test
    void whatHasSeveralLinesStaysUnderItsTitle() {
        assertThat(lines(new Problem("beta: not reached", "first\nsecond", "retry")))
                .containsSubsequence("  why:  first", "        second", "  next: retry");
    }

    @Test
    void aPartWithNothingToSayIsLeftOut() {
        assertThat(lines(new Problem("beta: not reached", "", "retry")))
                .containsExactly("problem: beta: not reached", "  next: retry");
    }

    private static List<String> lines(Problem... problems) {
        return Problems.lines(
                List.of(problems), Screen.withoutTerminal().terminal().err());
    }
}
