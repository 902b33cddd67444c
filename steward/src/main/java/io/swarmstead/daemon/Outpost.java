package io.swarmstead.daemon;

import io.swarmstead.door.Door;
import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A server of ours that every container of the host can reach: so systemd runs it as nobody, with little memory and no file
 * to write to, and whoever could bring it down has still done nothing to the steward.
 *
 * @param unit what systemd calls it
 * @param description for people
 * @param url where it says that it is alive
 * @param alive what it says there
 * @param arguments of the steward's program, behind the host's name
 * @param port where it listens
 */
record Outpost(String unit, String description, String url, String alive, List<String> arguments, int port) {
    private static final Duration TICK = Duration.ofMillis(250);

    Outpost {
        arguments = List.copyOf(arguments);
    }

    /** Makes the door of one of them. */
    @FunctionalInterface
    interface Opening {
        Door with(ExecutorService threads) throws IOException;
    }

    /** What such a process does until it is ended. */
    static void serve(Opening opening) throws IOException, InterruptedException {
        ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        try (Door door = opening.with(threads)) {
            threads.execute(door::welcome);
            while (true) {
                Thread.sleep(TICK);
                door.tick();
            }
        }
    }

    /** It answers as it shall, or is started anew. */
    void open(Host host) throws HostException {
        Stream<String> words = Stream.of(unit, url, alive, description, StewardFiles.PROGRAMS + "/current/bin/steward");
        Result result = host.attempt(Command.script(
                SCRIPT,
                Stream.of(words, Stream.of(host.name().value()), arguments.stream())
                        .flatMap(each -> each)
                        .toArray(String[]::new)));
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    description + ": not on this host",
                    result.error().strip(),
                    "let whatever has tcp %d listen elsewhere".formatted(port)));
        }
    }

    /** It may not have been there. */
    void close(Host host) throws HostException {
        host.attempt(Command.of("systemctl", "stop", unit));
    }

    /**
     * Starts what answers, unless it answers as it shall. Its limits are systemd's: a user that owns no file, sees no device
     * and may become nobody else; memory, threads and open files for as many as it lets in at a time, and a processor only
     * when nobody else wants it.
     */
    private static final String SCRIPT = """
            unit=$1 url=$2 right=$3 description=$4
            shift 4
            answers() { [ "$(curl -fs -m 2 "$url")" = "$right" ]; }
            ! answers || exit 0
            systemctl stop "$unit" 2> /dev/null
            systemctl reset-failed "$unit" 2> /dev/null
            systemd-run -q --collect --unit="$unit" --description="$description" \\
                -p PartOf=swarmstead-steward.service -p Restart=always -p RestartSec=1 \\
                -p DynamicUser=yes -p CapabilityBoundingSet= -p PrivateDevices=yes -p PrivateUsers=yes -p ProtectHome=yes \\
                -p ProtectKernelTunables=yes -p ProtectKernelModules=yes -p ProtectKernelLogs=yes -p ProtectControlGroups=yes \\
                -p ProtectProc=invisible -p ProtectClock=yes -p ProtectHostname=yes \\
                -p RestrictNamespaces=yes -p RestrictRealtime=yes -p LockPersonality=yes -p UMask=0077 \\
                -p 'RestrictAddressFamilies=AF_INET AF_INET6' -p SystemCallArchitectures=native \\
                -p SystemCallFilter=@system-service -p 'SystemCallFilter=~@privileged @resources' -p SystemCallErrorNumber=EPERM \\
                -p MemoryMax=128M -p MemorySwapMax=0 -p TasksMax=128 -p LimitNOFILE=256 -p LimitCORE=0 \\
                -p CPUWeight=10 -p OOMScoreAdjust=500 \\
                "$@" || exit
            for _ in $(seq 50); do
                ! answers || exit 0
                sleep 0.1
            done
            echo "it does not answer at $url: $(journalctl -q -u "$unit" -n 1 -o cat)" >&2
            exit 1
            """;
}
