package io.swarmstead.daemon;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first lines of files on the shared volume. The volume is touched by a child only, because a hung one hangs
 * whoever asks it: a shell that stays and reads by a word of its own what it is told to. So a look in each second starts
 * no process, and it cannot run where no link is followed, because it would hold a mount that is replaced. It does not go
 * where a link leads, and opens no link, no pipe and no device that it finds; what is put there in the moment in between
 * it may, but what it reads is only compared, and told to nobody. One question at a time.
 */
final class FirstLine {
    private static final String READER = """
            while read -r file; do
                line=
                cd -P -- "$1" && volume=$PWD && folder=${file%/*} name=${file##*/} && cd -P -- "$folder" &&
                    [ "$PWD" = "$volume${folder#"$1"}" ] && [ ! -L "$name" ] && [ -f "$name" ] &&
                    read -r -n 200 line < "$name"
                cd /
                echo "$line"
            done 2> /dev/null
            """;

    private final List<String> command;
    private volatile @Nullable Process reader;

    /** @param mount where the volume is, below which the files are */
    FirstLine(String mount) {
        this(mount, READER);
    }

    /** @param program reads the name of a file, and prints its first line, again and again */
    FirstLine(String mount, String program) {
        command = List.of("/bin/bash", "-c", program, "reader", mount);
    }

    /** Empty where there is no such file, or when the child was ended meanwhile. */
    String of(String file) throws IOException {
        Process child = reader;
        if (child == null || !child.isAlive()) {
            child = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
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
