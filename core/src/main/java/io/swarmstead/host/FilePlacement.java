package io.swarmstead.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Puts files in place on a host in one round trip. Program, hashes and contents travel on standard input, where no
 * process list shows them: first the program, whose length is in the line, then the contents one behind the other.
 *
 * <p>A file is written beside its place, checked, made durable, and renamed over what was there; a host that dies in
 * the middle has the old file or the new one. A directory in the place is an error.
 */
final class FilePlacement {
    static final String CHANGED = "changed";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final String PROGRAM = """
            set -eu
            umask 077
            temp=
            trap '[ -z "$temp" ] || rm -f -- "$temp"' EXIT
            place() {
              local path=$1 owner=$2 mode=$3 sha256=$4 bytes=$5 directory=${1%/*}
              if [ -f "$path" ] && [ "$(stat -c '%U:%G %04a' -- "$path"; sha256sum <"$path")" = "$owner $mode
            $sha256  -" ]; then
                head -c "$bytes" >/dev/null
                return
              fi
              directory=${directory:-/}
              [ -d "$directory" ] || (umask 022 && mkdir -p -- "$directory")
              temp=$(mktemp -- "$directory/.swarmstead.XXXXXXXX")
              head -c "$bytes" >"$temp"
              [ "$(sha256sum <"$temp")" = "$sha256  -" ] || { echo "$path: arrived damaged" >&2; exit 1; }
              chown -- "$owner" "$temp"
              chmod -- "$mode" "$temp"
              sync -- "$temp"
              mv -fT -- "$temp" "$path"
              temp=
              sync -- "$directory"
              echo changed
            }
            """;

    private FilePlacement() {}

    static Command of(List<HostFile> files) {
        StringBuilder program = new StringBuilder(PROGRAM);
        StringBuilder contents = new StringBuilder();
        for (HostFile file : files) {
            int bytes = file.content().getBytes(StandardCharsets.UTF_8).length;
            program.append(
                    Command.of("place", file.path(), file.owner(), file.mode(), file.sha256(), String.valueOf(bytes))
                            .line());
            program.append('\n');
            contents.append(file.content());
        }
        int length = program.toString().getBytes(StandardCharsets.UTF_8).length;
        Command placement = new Command(
                "eval \"$(head -c %d)\"".formatted(length),
                program.append(contents).toString(),
                TIMEOUT);
        for (String volume : volumes(files)) {
            placement = placement.onVolume(volume);
        }
        return placement;
    }

    private static List<String> volumes(List<HostFile> files) {
        return files.stream().flatMap(file -> file.volume().stream()).distinct().toList();
    }
}
