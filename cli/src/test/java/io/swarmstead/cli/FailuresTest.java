package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.HostException;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private static final Problem PROBLEM = new Problem("beta: off", "no route", "power it on");

    private final Screen screen = Screen.withoutTerminal();

    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    @Test
    void wrongInputEndsWithTwoAndWhatFailedWithOne() {
        assertThat(exitCode(Stopped.wrongInput(List.of(PROBLEM)), Map.of())).isEqualTo(2);
        assertThat(exitCode(Stopped.failed(List.of(PROBLEM)), Map.of())).isEqualTo(1);
        assertThat(exitCode(new HostException(PROBLEM), Map.of())).isEqualTo(1);
        assertThat(screen.err()).startsWith("problem: beta: off\n");
    }

    @Test
    void aLabsProblemIsNoMistakeOfOurs() {
        assertThat(exitCode(new LabException(PROBLEM), Map.of())).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("problem: beta: off\n  why:  no route\n  next: power it on\n");
    }

    @Test
    void ourOwnMistakesAreProblemsToo() {
        assertThat(exitCode(new IllegalStateException("oops"), Map.of())).isEqualTo(1);
        assertThat(screen.err())
                .startsWith("problem: swarmstead itself failed: java.lang.IllegalStateException: oops\n")
                .doesNotContain("\tat ");
    }

    @Test
    void stackTracesAreForThoseWhoAsk() {
        exitCode(new IllegalStateException("oops"), Map.of("SWARMSTEAD_DEBUG", "1"));
        assertThat(screen.err()).contains("\tat ");
    }

    private int exitCode(Exception failure, Map<String, String> environment) {
        return new CommandLine(new Failing(failure))
                .setExecutionExceptionHandler(new Failures(screen.terminal().err(), environment))
                .execute();
    }
}
