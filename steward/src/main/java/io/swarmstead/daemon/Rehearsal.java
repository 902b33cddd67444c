package io.swarmstead.daemon;

import io.swarmstead.door.Door;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Reading;
import io.swarmstead.steward.StewardReport;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Some ticks on a machine that is no host of any cloud, so that the JVM can write down which classes the steward needs:
 * the start of every later one finds them ready. Writes to a directory of its own only.
 */
final class Rehearsal {
    /** The word on the command line that asks for it. */
    static final String OPTION = "--rehearse";

    private static final int TICKS = 3;

    private static final String CLOUD = """
            cloud: rehearsal
            domain: rehearsal.example
            hosts: {alpha: 127.0.0.1, beta: 127.0.0.2, gamma: 127.0.0.3}
            storage: {mount: %s/mount}
            ingress: {http: 9, https: 10}
            """;

    private Rehearsal() {}

    static void run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("swarmstead-rehearsal");
        try {
            if (CloudFile.read("rehearsal", CLOUD.formatted(directory)) instanceof Reading.Valid(var spec)) {
                Daemon daemon = new Daemon(spec, new HostName("alpha"), Places.in(directory));
                Systemd.at(directory.resolve("nobody").toString()).alive();
                for (int tick = 0; tick < TICKS; tick++) {
                    daemon.tick();
                    StewardReport.read(daemon.report().json());
                }
                daemon.show();
                new Question(UnixDomainSocketAddress.of(directory.resolve("engine.sock"))).get("/services");
                ask(daemon, directory.resolve("api.sock"));
            }
        } finally {
            tidy(directory);
        }
    }

    /** As the socket is asked on a host. */
    private static void ask(Daemon daemon, Path socket) throws IOException {
        ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        try (Door status =
                StatusSocket.open(socket, threads, () -> daemon.report().json())) {
            threads.execute(status::welcome);
            new Question(UnixDomainSocketAddress.of(socket)).get("/status");
        }
    }

    private static void tidy(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
