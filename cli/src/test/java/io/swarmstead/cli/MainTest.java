package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    private final Screen screen = Screen.withoutTerminal();

    @Test
    void helpIsWhatWasAskedForAndGoesToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(screen.out())
                .startsWith("Usage: swarmstead")
                .contains("completion")
                .doesNotContain("__train");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void helpOnACommandIsTheSameAsItsOwn() {
        run("help", "completion");
        Screen other = Screen.withoutTerminal();
        Main.run(other.terminal(), "completion", "--help");
        assertThat(screen.out()).isEqualTo(other.out()).startsWith("Usage: swarmstead completion");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).startsWith("Usage: swarmstead");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run("--version")).isZero();
        assertThat(screen.out()).matches("swarmstead \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void aMistypedCommandIsSuggested() {
        assertThat(run("complet")).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .isEqualTo("problem: unmatched argument at index 0: 'complet'\n"
                        + "  why:  did you mean completion or secret?\n"
                        + "  next: swarmstead --help\n");
    }

    @Test
    void anUnknownOptionShowsTheUsage() {
        assertThat(run("completion", "--nonsense", "bash")).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("problem: unknown option: '--nonsense'\n  why:  usage: swarmstead completion");
    }

    @Test
    void helpOnNoSuchCommandIsWrongUsage() {
        assertThat(run("help", "nonsense")).isEqualTo(2);
        assertThat(screen.err()).startsWith("problem: no such command: nonsense\n");
    }

    @Test
    void completionKnowsEveryCommandButTheHidden() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(screen.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("completion")
                .doesNotContain("__train");
    }

    @Test
    void zshReadsTheSameScript() {
        assertThat(run("completion", "zsh")).isZero();
        assertThat(screen.out()).contains("bashcompinit");
    }

    @Test
    void theManualHasEveryCommandButTheHidden() {
        assertThat(run("man")).isZero();
        assertThat(screen.out())
                .startsWith(".TH SWARMSTEAD 1")
                .contains(".SS swarmstead completion\n", "\\-\\-help")
                .doesNotContain("__train", "\n\n");
    }

    @Test
    void theNameOfTheCloudsOwnStackIsRefused() {
        assertThat(run("stack", "deploy", "ingress", "-f", "nowhere.yml")).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("problem: ingress: the name of the cloud's own stack\n  why:  ")
                .contains("\n  next: choose another name\n");
    }

    @Test
    void theManualHasTheCommandsThatDeploy() {
        assertThat(run("man")).isZero();
        assertThat(screen.out())
                .contains(
                        ".SS swarmstead stack deploy\n",
                        ".SS swarmstead stack history\n",
                        ".SS swarmstead stack rollback\n");
    }

    @Test
    void trainingGoesThrough() {
        assertThat(run("__train")).isZero();
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(screen.terminal(), arguments);
    }
}
