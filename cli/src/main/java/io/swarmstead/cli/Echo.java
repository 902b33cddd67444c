package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Whether the terminal shows what is typed; by {@code stty}, because Java's console is none where output is a file. */
interface Echo {
    /** The terminal of this process. */
    Echo OF_TERMINAL = shown -> {
        if (!stty(shown)) {
            throw Stopped.failed(List.of(new Problem(
                    "the terminal would show what you type",
                    "stty could not switch its echo " + (shown ? "on" : "off"),
                    "give the value on standard input, or in a file with --from-file")));
        }
    };

    void show(boolean shown);

    private static boolean stty(boolean shown) {
        try {
            return new ProcessBuilder("stty", shown ? "echo" : "-echo")
                            .redirectInput(new File("/dev/tty"))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noTerminal) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
