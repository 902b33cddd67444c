package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.StorageSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs of life that workers leave on the volume: a number that grows, in a file for each host. A worker cannot label
 * itself, and the leader cannot look at a worker's mount; where the number grows, the volume answers there. No clocks are
 * compared.
 */
record Pulse(Host host, StorageSpec storage) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private String directory() {
        return storage.mount() + "/config/.swarmstead/pulse";
    }

    /** Leaves the number for this host. */
    void beat(long number) throws HostException {
        host.run(Command.script(
                        "mkdir -p \"$1\" && echo \"$2\" > \"$1/$3\"",
                        directory(),
                        String.valueOf(number),
                        host.name().value())
                .withTimeout(PATIENCE)
                .onVolume(storage.mount()));
    }

    /** What every worker left, by host. */
    Map<String, String> read() throws HostException {
        String printed =
                host.run(Command.script("""
                        cd "$1" 2> /dev/null || exit 0
                        for file in *; do
                            [ -f "$file" ] || continue
                            number=
                            read -r -n 30 number < "$file"
                            echo "$file $number"
                        done
                        """, directory()).withTimeout(PATIENCE).onVolume(storage.mount()));
        Map<String, String> numbers = new LinkedHashMap<>();
        printed.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2)
                .forEach(words -> numbers.put(words[0], words[1]));
        return numbers;
    }
}
