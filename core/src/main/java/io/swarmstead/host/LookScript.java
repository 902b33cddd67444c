package io.swarmstead.host;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A look as one bash script, and its output as answers. Every snippet runs in a subshell and a process group of its
 * own, all side by side, so that one that hangs costs the others nothing; after 5 s those that still run are killed.
 * Frames begin with a random mark, so that no file's content can pass for one. What lacks its last frame, or ended with
 * anything but yes and no, was not answered.
 */
record LookScript(Look look, List<String> snippets, String mark) {
    private static final String START = """
            set -m
            directory=$(mktemp -d /run/swarmstead.XXXXXXXX 2>/dev/null || mktemp -d) || exit 1
            trap 'rm -rf -- "$directory"' EXIT
            self=$BASHPID asked=()
            ask() {
              (
                exec </dev/null >"$directory/$1.out" 2>"$directory/$1.err"
                printf '%s err %s\\n' "$mark" "$1" >&2
                printf '%s out %s\\n' "$mark" "$1"
                (snippet=$2; set --; eval "$snippet")
                printf '\\n%s end %s %s\\n' "$mark" "$1" $?
              ) &
              asked+=($!)
            }
            """;
    private static final String END = """
            trap : ALRM
            (sleep 5; kill -ALRM "$self") </dev/null >/dev/null 2>&1 &
            [ ${#asked[@]} -eq 0 ] || wait "${asked[@]}"
            for job in $(jobs -rp); do kill -KILL -- "-$job"; done 2>/dev/null
            cat -- "$directory"/* 2>/dev/null
            exit 0
            """;

    /** What begins a frame, behind the mark. */
    private static final Pattern HEADER = Pattern.compile("(err|out|end) (\\d{1,6})(?: (\\d{1,3}))?");

    /** What the frames of one snippet told; without an exit code it has not ended. */
    private record Told(String output, String error, OptionalInt exitCode) {
        private static final Told NOTHING = new Told("", "", OptionalInt.empty());

        private Told with(Matcher header, String body) {
            return switch (header.group(1)) {
                case "err" -> new Told(output, body, exitCode);
                case "out" -> new Told(body, error, exitCode);
                default -> header.group(3) == null ? this : ended(Integer.parseInt(header.group(3)));
            };
        }

        /** The line break before the end frame is ours. */
        private Told ended(int code) {
            return output.endsWith("\n")
                    ? new Told(output.substring(0, output.length() - 1), error, OptionalInt.of(code))
                    : this;
        }

        /** A yes or a no; anything else is none. */
        private Optional<Result> answer() {
            return exitCode.isPresent() && exitCode.getAsInt() <= NO
                    ? Optional.of(new Result(exitCode.getAsInt(), output, error))
                    : Optional.empty();
        }

        private String silence() {
            if (exitCode.isEmpty()) {
                return "there was no answer within 5 s";
            }
            int code = exitCode.getAsInt();
            return code > KILLED
                    ? "what asks was killed by signal %d".formatted(code - KILLED)
                    : "what asks failed with exit code %d: %s".formatted(code, SshFailure.lastLine(error));
        }
    }

    private static final int NO = 1;

    /** A shell adds the signal to it. */
    private static final int KILLED = 128;

    static LookScript of(Look look) {
        return new LookScript(
                look, look.questions().values().stream().distinct().toList(), "swarmstead-" + UUID.randomUUID());
    }

    Command command() {
        StringBuilder script = new StringBuilder("mark=" + mark + "\n" + START);
        for (int index = 0; index < snippets.size(); index++) {
            script.append(Command.of("ask", String.valueOf(index), snippets.get(index))
                            .line())
                    .append('\n');
        }
        return new Command(Command.SCRIPT, script + END, Command.DEFAULT_TIMEOUT);
    }

    Answers answers(String printed) {
        Map<String, Told> told = bySnippet(printed);
        Map<String, Result> answers = new LinkedHashMap<>();
        Map<String, String> silences = new LinkedHashMap<>();
        look.questions().forEach((key, snippet) -> {
            Told one = told.getOrDefault(snippet, Told.NOTHING);
            one.answer().ifPresentOrElse(result -> answers.put(key, result), () -> silences.put(key, one.silence()));
        });
        return new Answers(answers, silences);
    }

    /** What is no frame of ours is passed over. */
    private Map<String, Told> bySnippet(String printed) {
        Map<String, Told> told = new HashMap<>();
        int start = printed.indexOf(mark);
        while (start >= 0) {
            int next = printed.indexOf(mark, start + mark.length());
            String frame = printed.substring(start + mark.length(), next < 0 ? printed.length() : next);
            int newline = frame.indexOf('\n');
            Matcher header = HEADER.matcher(
                    newline < 0 ? "" : frame.substring(0, newline).strip());
            if (header.matches() && Integer.parseInt(header.group(2)) < snippets.size()) {
                told.compute(
                        snippets.get(Integer.parseInt(header.group(2))),
                        (_, before) ->
                                (before == null ? Told.NOTHING : before).with(header, frame.substring(newline + 1)));
            }
            start = next;
        }
        return told;
    }
}
