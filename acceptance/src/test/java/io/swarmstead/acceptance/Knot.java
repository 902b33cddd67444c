package io.swarmstead.acceptance;

import io.swarmstead.lab.KnotProgram;
import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.AcmeSpec.DnsSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real DNS server on loopback with the zone {@code example.test}, which a shared key may update. */
final class Knot implements AutoCloseable {
    private static final String SECRET = "Wg8mVBGlPQNAVAsBJSsKwz5GwZNlpHRSwYqvIpIKtRQ=";

    private final Path folder;
    private final int port = Pebble.freePorts(1).getFirst();
    private final Process server;

    Knot(Path folder) throws IOException, LabException {
        this.folder = folder;
        for (String name : List.of("run", "db", "zones")) {
            Files.createDirectories(folder.resolve("knot").resolve(name));
        }
        Run.write(folder.resolve("tsig"), SECRET + "\n");
        Run.write(folder.resolve("knot/zones/example.test.zone"), """
                $ORIGIN example.test.
                $TTL 60
                @ SOA ns.example.test. admin.example.test. 1 60 60 600 60
                @ NS ns
                ns A 127.0.0.1
                """);
        Path configuration = Run.write(folder.resolve("knot.conf"), configuration());
        List<String> command =
                new ArrayList<>(KnotProgram.in(Lab.defaultHome(System.getenv())).command());
        command.addAll(List.of("-c", configuration.toString()));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("knot.log").toFile())
                .start();
        Awaitility.await("Knot listens").atMost(Duration.ofSeconds(20)).until(() -> Pebble.listens(port));
    }

    int port() {
        return port;
    }

    /** How it is updated. */
    DnsSpec.Rfc2136 update() {
        return new DnsSpec.Rfc2136(
                "127.0.0.1:" + port,
                "example.test",
                "swarmstead",
                "hmac-sha256",
                folder.resolve("tsig").toString());
    }

    private String configuration() {
        Path home = folder.resolve("knot");
        return """
                server:
                    rundir: "%1$s/run"
                    listen: 127.0.0.1@%2$d
                database:
                    storage: "%1$s/db"
                key:
                  - id: swarmstead
                    algorithm: hmac-sha256
                    secret: %3$s
                acl:
                  - id: update
                    key: swarmstead
                    action: update
                    update-type: TXT
                zone:
                  - domain: example.test
                    storage: "%1$s/zones"
                    acl: update
                """.formatted(home, port, SECRET);
    }

    @Override
    public void close() {
        server.destroyForcibly();
        server.onExit().join();
    }
}
