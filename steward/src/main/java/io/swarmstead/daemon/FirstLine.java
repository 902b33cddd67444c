package io.swarmstead.daemon;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first lines of files on the shared volume. The volume is touched by a child only, because a hung one hangs
 * whoever asks it: a shell that stays and reads by a word of its own what it is told to. So a look in each second starts
 * no process. One question at a time.
 */
final class FirstLine {
    private static final String READER =
            "while read -r file; do line=; read -r line < \"$file\"; echo \"$line\"; done 2> /dev/null";

    private volatile @Nullable Process reader;

    /** Empty where there is no such file, or when the child was ended meanwhile. */
    String of(String file) throws IOException {
        Process child = reader;
        if (child == null || !child.isAlive()) {
            child = new ProcessBuilder("/bin/sh", "-c", READER)
                    .redirectError(Redirect.DISCARD)
                    .start();
            reader = child;
        }
        Writer request = child.outputWriter();
        request.write(file + "\n");
        request.flush();
        String answer = child.inputReader().readLine();
        return answer == null ? "" : answer;
    }

    /** Ends a question that hangs. A child that the kernel does not let go stays, and no second one is hung beside it. */
    void abandon() {
        Process child = reader;
        if (child != null) {
            child.destroyForcibly();
        }
    }
}
