package io.swarmstead.host;

import io.swarmstead.spec.AlertsSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.DockerSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.SshSpec;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** A real SSH server in this JVM, on loopback, whose commands run on this machine as whoever runs the tests. */
final class LoopbackSshd implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger connections = new AtomicInteger();
    private final Path directory;

    private LoopbackSshd(Path directory) {
        this.directory = directory;
    }

    /** Keeps its keys in the directory; the path is what the login shell of its only user knows. */
    static LoopbackSshd start(Path directory, String path) throws Exception {
        LoopbackSshd sshd = new LoopbackSshd(directory);
        sshd.makeKey("client");
        sshd.makeKey("stranger");
        var authorized = AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(directory.resolve("client.pub")))
                .resolvePublicKey(null, null, null);
        sshd.server.setHost("127.0.0.1");
        sshd.server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("host")));
        sshd.server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, authorized));
        sshd.server.setCommandFactory((channel, line) -> new Shell(line, path));
        sshd.server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sshd.connections.incrementAndGet();
            }
        });
        sshd.server.start();
        return sshd;
    }

    private void makeKey(String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ecdsa",
                        "-N",
                        "",
                        "-C",
                        "",
                        "-f",
                        directory.resolve(name).toString())
                .start()
                .waitFor();
    }

    int port() {
        return server.getPort();
    }

    /** How many TCP connections were made to it. */
    int connections() {
        return connections.get();
    }

    /** From now on it has another host key. */
    void changeHostKey() throws IOException {
        Files.delete(directory.resolve("host"));
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("host")));
    }

    /** Cuts all connections as a reboot does. */
    void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    SshSpec ssh() {
        return new SshSpec(
                "tester",
                port(),
                Optional.of(directory.resolve("client").toString()),
                Optional.empty(),
                false,
                Optional.of(directory.resolve("known hosts").toString()));
    }

    /** A cloud of one host, beta, that is this server. */
    static CloudSpec cloud(SshSpec ssh) {
        return new CloudSpec(
                "test",
                "test.example",
                List.of(new HostSpec(new HostName("beta"), "127.0.0.1", HostSpec.Role.MANAGER)),
                ssh,
                Optional.empty(),
                new DockerSpec(DockerSpec.Source.PRESENT, List.of()),
                new StorageSpec("data", "/srv/brick", "/var/data", 1, 5, false),
                new IngressSpec("v3", 80, 443, Optional.empty()),
                Optional.empty(),
                false,
                false,
                AlertsSpec.NOBODY,
                "");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** One command, run by a shell. */
    private static final class Shell implements org.apache.sshd.server.command.Command {
        private final ProcessBuilder builder;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback callback = (_, _, _) -> {};

        Shell(String line, String path) {
            builder = new ProcessBuilder("/bin/sh", "-c", line);
            builder.environment().put("PATH", path);
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback exit) {
            callback = exit;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            Process process = builder.start();
            Thread.ofVirtual().start(() -> pump(in, process.getOutputStream(), true));
            Thread output = Thread.ofVirtual().start(() -> pump(process.getInputStream(), out, false));
            Thread error = Thread.ofVirtual().start(() -> pump(process.getErrorStream(), err, false));
            Thread.ofVirtual().start(() -> {
                try {
                    output.join();
                    error.join();
                    callback.onExit(process.waitFor());
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private static void pump(InputStream from, OutputStream into, boolean closing) {
            try {
                byte[] buffer = new byte[32 * 1024];
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    into.write(buffer, 0, read);
                    into.flush();
                }
                if (closing) {
                    into.close();
                }
            } catch (IOException _) {
                // The other side has gone.
            }
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
