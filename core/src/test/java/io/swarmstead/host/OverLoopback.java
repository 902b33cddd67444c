package io.swarmstead.host;

import static org.awaitility.Awaitility.await;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.SshSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests over a real connection: the system's ssh to a server on loopback, which is the only host of a cloud. */
abstract class OverLoopback {
    static final HostName BETA = new HostName("beta");

    @TempDir
    static Path directory;

    static LoopbackSshd sshd;
    static OpenSshFleet fleet;
    static Host beta;

    @BeforeAll
    static void start() throws Exception {
        sshd = LoopbackSshd.start(directory, System.getenv("PATH"));
        fleet = fleet(sshd.ssh(), HostKeys.ACCEPT_NEW);
        beta = fleet.host(BETA);
        beta.run(Command.of("true"));
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
        sshd.close();
    }

    static OpenSshFleet fleet(SshSpec ssh, HostKeys hostKeys) {
        return OpenSshFleet.open(LoopbackSshd.cloud(ssh), hostKeys, directory, false);
    }

    /** Cuts all connections, and returns when ssh has noticed: it takes its control socket away then. */
    static void cutAndNoticed() {
        SshSpec ssh = sshd.ssh();
        Path socket = new SshOptions(LoopbackSshd.cloud(ssh).hosts().getFirst(), ssh, HostKeys.ACCEPT_NEW, directory)
                .control();
        sshd.cut();
        awaitUntil(() -> Files.notExists(socket));
    }

    static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
