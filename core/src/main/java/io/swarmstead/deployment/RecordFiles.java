package io.swarmstead.deployment;

import io.swarmstead.records.Records;
import io.swarmstead.records.SealKey;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What is in a stack's folder of records, as a host tells it, a line each: {@code sealed TIME SEAL RECORD},
 * {@code unsealed TIME}, or {@code odd TIME WHY} for what was not even read. A line counts as a record only if its seal is
 * that of this stack, this time and this very text.
 */
record RecordFiles(StackName stack, SealKey key) {
    /** Of a record, in bytes; of all that are read, in number and in bytes. */
    static final String LIMITS = Records.LONGEST + " 300 67108864";

    /**
     * Tells of the folder that is its first word, the newest records first; the limits are the second. Nothing but regular
     * files is opened, and that in a way that waits for nobody.
     */
    static final String READ = """
            shopt -s nullglob
            export LC_ALL=C
            read -r longest most all <<< "$2"
            [ ! -L "$1" ] || { echo "$1 is a link" >&2; exit 1; }
            [ -e "$1" ] || exit 0
            cd -- "$1" || exit
            names=(*.record)
            for ((at = ${#names[@]} - 1; at >= 0; at--)); do
                name=${names[at]}
                time=${name%.record}
                case $time in *[!0-9TZ:-]*) continue ;; esac
                if [ -L "$name" ] || [ ! -f "$name" ]; then
                    echo "odd $time it is no regular file"
                    continue
                fi
                size=$(stat -c %s -- "$name") || continue
                if [ "$size" -gt "$longest" ]; then
                    echo "odd $time it is larger than a record can be"
                elif [ $((most -= 1)) -lt 0 ] || [ $((all -= size)) -lt 0 ]; then
                    echo "odd $time there are more records than are read"
                else
                    printf 'sealed %s ' "$time"
                    dd if="$name" iflag=nofollow,nonblock,count_bytes bs=64K count="$longest" status=none | tr -d '\\0\\n'
                    echo
                fi
            done
            names=(*.json)
            for name in "${names[@]:0:300}"; do
                case ${name%.json} in *[!0-9TZ:-]*) ;; *) echo "unsealed ${name%.json}" ;; esac
            done
            """;

    DeploymentHistory read(List<String> lines) {
        List<DeploymentRecord> records = new ArrayList<>();
        List<DeploymentHistory.Refused> refused = new ArrayList<>();
        List<Instant> unsealed = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            Optional<Instant> time = words.length < 2 ? Optional.empty() : time(words[1]);
            if (time.isEmpty()) {
                continue;
            }
            String rest = words.length < 3 ? "" : words[2];
            switch (words[0]) {
                case "sealed" ->
                    record(time.get(), rest)
                            .ifPresentOrElse(
                                    records::add,
                                    () -> refused.add(
                                            new DeploymentHistory.Refused(time.get(), why(time.get(), rest))));
                case "unsealed" -> unsealed.add(time.get());
                default -> refused.add(new DeploymentHistory.Refused(time.get(), rest));
            }
        }
        return new DeploymentHistory(records, refused, unsealed);
    }

    private Optional<DeploymentRecord> record(Instant time, String line) {
        if (!isSealed(time, line)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DeploymentRecord.read(line.substring(SealKey.LENGTH + 1)))
                    .filter(record -> record.time().equals(time));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private boolean isSealed(Instant time, String line) {
        return line.length() > SealKey.LENGTH
                && key.holds(
                        line.substring(0, SealKey.LENGTH), stack.value(), time, line.substring(SealKey.LENGTH + 1));
    }

    private String why(Instant time, String line) {
        return isSealed(time, line)
                ? "another version of swarmstead wrote it"
                : "its seal does not hold: it was changed, cut short, or put there from elsewhere";
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
