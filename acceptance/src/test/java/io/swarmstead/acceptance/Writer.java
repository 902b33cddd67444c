package io.swarmstead.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Appends to a file on the shared volume of a host, with fsync, every 20 ms, and knows its longest stall. */
record Writer(CompletableFuture<Run> run) {
    private static final String PROGRAM = """
            import os, time
            path = '/var/data/runtime/writer-%s'
            end = time.monotonic() + %d
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            worst = 0
            while time.monotonic() < end:
                start = time.monotonic()
                os.write(file, b'x' * 64)
                os.fsync(file)
                worst = max(worst, time.monotonic() - start)
                time.sleep(0.02)
            print(worst)
            """;

    /** Writes for so long; on hosts, python3 is there because Gluster depends on it. */
    static Writer on(String host, Duration howLong) {
        List<String> command = new ArrayList<>(TheLab.shell(host));
        command.add("python3 -c \"%s\"".formatted(PROGRAM.formatted(host, howLong.toSeconds())));
        return new Writer(CompletableFuture.supplyAsync(() -> Run.of(command), Run.ASIDE));
    }

    Duration longestStall() {
        double seconds = Double.parseDouble(run.join().expect(0).out().strip());
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
