package io.swarmstead.host;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A look as one bash script, and its output as answers. Every snippet runs in a subshell and a process group of its
 * own, all side by side, so that one that hangs costs the others nothing; after 5 s those that still run are killed.
 * Frames begin with a random mark, so that no file's content can pass for one.
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

    /** What {@code timeout} leaves behind when the time is over. */
    private static final int TIMED_OUT = 124;

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
        Map<String, Result> results = bySnippet(printed);
        Map<String, Result> answers = new LinkedHashMap<>();
        look.questions()
                .forEach((key, snippet) ->
                        answers.put(key, results.getOrDefault(snippet, new Result(TIMED_OUT, "", ""))));
        return new Answers(answers);
    }

    private Map<String, Result> bySnippet(String printed) {
        Map<String, Result> results = new HashMap<>();
        int start = printed.indexOf(mark);
        while (start >= 0) {
            int next = printed.indexOf(mark, start + mark.length());
            String frame = printed.substring(start + mark.length(), next < 0 ? printed.length() : next);
            int newline = frame.indexOf('\n');
            String[] header = frame.substring(0, newline).strip().split(" ");
            results.compute(
                    snippets.get(Integer.parseInt(header[1])),
                    (_, before) -> with(
                            before == null ? new Result(TIMED_OUT, "", "") : before,
                            header,
                            frame.substring(newline + 1)));
            start = next;
        }
        return results;
    }

    private static Result with(Result before, String[] header, String body) {
        return switch (header[0]) {
            case "err" -> new Result(before.exitCode(), before.output(), body);
            case "out" -> new Result(before.exitCode(), body, before.error());
            default -> ended(Integer.parseInt(header[2]), before);
        };
    }

    /** The line break before the end frame is ours. */
    private static Result ended(int exitCode, Result before) {
        String output = before.output();
        return new Result(exitCode, output.substring(0, output.length() - 1), before.error());
    }
}
