package io.swarmstead.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Appends to a file on the shared volume of a host, with fsync, every 20 ms until it is told to end, and knows its longest stall. */
record Writer(String host, CompletableFuture<Run> run) {
    private static final String OVER = "/run/writer-over";

    /** It ends by itself after ten minutes, should nobody tell it to. */
    private static final String PROGRAM = """
            import os, time
            path = '/var/data/runtime/writer-%s'
            end = time.monotonic() + 600
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
            worst = 0
            while not os.path.exists('%s') and time.monotonic() < end:
                start = time.monotonic()
                os.write(file, b'x' * 64)
                os.fsync(file)
                worst = max(worst, time.monotonic() - start)
                time.sleep(0.02)
            print(worst)
            """;

    /** Writes, when this returns; on hosts, python3 is there because Gluster depends on it. */
    static Writer on(String host) {
        TheLab.on(host, "rm -f %s /var/data/runtime/writer-%s".formatted(OVER, host));
        List<String> command = new ArrayList<>(TheLab.shell(host));
        command.add("python3 -c \"%s\"".formatted(PROGRAM.formatted(host, OVER)));
        Writer writer = new Writer(host, CompletableFuture.supplyAsync(() -> Run.of(command), Run.ASIDE));
        await("it writes")
                .until(() -> TheLab.attempt(host, "[ -s /var/data/runtime/writer-%s ]".formatted(host))
                                .exitCode()
                        == 0);
        return writer;
    }

    /** Ends it, after a write that begins now has come through: what stalls writes is over then. */
    Duration longestStall() {
        if (!run.isDone()) {
            TheLab.on(
                    host,
                    "dd if=/dev/zero of=/var/data/runtime/through-%s bs=64 count=1 conv=fsync status=none && touch %s"
                            .formatted(host, OVER));
        }
        double seconds = Double.parseDouble(run.join().expect(0).out().strip());
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
