package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.CopyMark;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the hosts remember of one another's copies, on the volume: a file of each host that has one, with the greatest number
 * that it knows of each. A host writes its own file only, so that a copy which went back in time is told by the others.
 */
record Memories(Host host, StorageSpec storage) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** By the host that remembers, and then by that of the copy. What is no number is not remembered. */
    Map<String, Map<String, Long>> read() throws HostException {
        String printed = host.run(Command.script("""
                        cd "$1" 2> /dev/null || exit 0
                        for file in *; do
                            [ -f "$file" ] || continue
                            head -c 4096 -- "$file" | while read -r of number; do
                                echo "$file $of $number"
                            done
                        done
                        """, CopyMark.memory(storage))
                .withTimeout(PATIENCE)
                .onVolume(storage.mount()));
        Map<String, Map<String, Long>> memories = new TreeMap<>();
        printed.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3)
                .forEach(words -> CopyMark.number(words[2])
                        .ifPresent(number -> memories.computeIfAbsent(words[0], _ -> new TreeMap<>())
                                .merge(words[1], number, Math::max)));
        return memories;
    }

    /** Leaves what this host knows. The file stays the same one, because a copy that went back would have another in its place. */
    void write(Map<String, Long> known) throws HostException {
        StringBuilder lines = new StringBuilder();
        known.forEach(
                (copy, number) -> lines.append(copy).append(' ').append(number).append('\n'));
        host.run(Command.script(
                        "mkdir -p -m 0700 \"$1\" && printf %s \"$3\" > \"$1/$2\" && sync \"$1/$2\"",
                        CopyMark.memory(storage), host.name().value(), lines.toString())
                .withTimeout(PATIENCE)
                .onVolume(storage.mount()));
    }
}
