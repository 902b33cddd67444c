package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.lab.PebblePrograms;
import io.swarmstead.spec.AcmeSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Pebble of the test's own on loopback, with its DNS, in which every name leads to one address. It remembers nothing across
 * {@link #restart}, keys of its authority included.
 */
final class Pebble implements AutoCloseable {
    private final Path folder;
    private final int acme;
    private final int management;
    private final int dnsPort;
    private final int dnsManagement;
    private int resolver;
    private int challenges;
    private String proved = "127.0.0.1";
    private String names = "IP:127.0.0.1";
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("PEBBLE_VA_NOSLEEP", "1"));
    private String binding = "\"externalAccountBindingRequired\": false";
    private Optional<Process> dns = Optional.empty();
    private Optional<Process> server = Optional.empty();

    Pebble(Path folder) {
        this.folder = folder;
        List<Integer> ports = freePorts(5);
        this.acme = ports.get(0);
        this.management = ports.get(1);
        this.dnsPort = ports.get(2);
        this.resolver = dnsPort;
        this.dnsManagement = ports.get(3);
        this.challenges = ports.get(4);
    }

    /** Refuses this many of a hundred nonces. */
    Pebble refusingNonces(int percent) {
        environment.put("PEBBLE_WFE_NONCEREJECT", String.valueOf(percent));
        return this;
    }

    /** Looks at the port 80 of this address for answers over HTTP, whatever the name. */
    Pebble proving(String address) {
        proved = address;
        challenges = 80;
        return this;
    }

    /** Its certificate is good for this address too. */
    Pebble knownAs(String address) {
        names = names + ",IP:" + address;
        return this;
    }

    /** Wants every name proved for every order; otherwise it draws lots. */
    Pebble provingAnew() {
        environment.put("PEBBLE_AUTHZREUSE", "0");
        return this;
    }

    /** Takes only accounts that are bound to this key, in base64url. */
    Pebble requiring(String keyId, String key) {
        binding = "\"externalAccountBindingRequired\": true, \"externalAccountMACKeys\": {\"%s\": \"%s\"}"
                .formatted(keyId, key);
        return this;
    }

    Pebble start() {
        Run.of(List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=Pebble",
                        "-addext",
                        "subjectAltName=" + names,
                        "-keyout",
                        folder.resolve("tls.key").toString(),
                        "-out",
                        trust().toString()))
                .expect(0);
        Run.write(folder.resolve("pebble.json"), configuration());
        dns = Optional.of(start(
                "dns",
                program(PebblePrograms::dns),
                List.of(
                        "-dnsserver",
                        "127.0.0.1:" + dnsPort,
                        "-management",
                        "127.0.0.1:" + dnsManagement,
                        "-defaultIPv4",
                        proved,
                        "-defaultIPv6",
                        "",
                        "-http01",
                        "",
                        "-https01",
                        "",
                        "-tlsalpn01",
                        "",
                        "-doh",
                        "")));
        serve();
        return this;
    }

    /** The same server with nothing remembered. */
    void restart() {
        stop();
        serve();
    }

    /** Nobody answers until {@link #restart}. */
    void stop() {
        end(server);
    }

    private void serve() {
        server = Optional.of(start(
                "pebble",
                program(PebblePrograms::server),
                List.of(
                        "-strict",
                        "-config",
                        folder.resolve("pebble.json").toString(),
                        "-dnsserver",
                        "127.0.0.1:" + resolver)));
        Awaitility.await("Pebble listens")
                .atMost(Duration.ofSeconds(20))
                .until(() -> listens(acme) && listens(management));
    }

    URI directory() {
        return URI.create("https://127.0.0.1:" + acme + "/dir");
    }

    /** Asks it for certificates of ninety days. */
    AcmeSpec spec() {
        return spec(directory());
    }

    /** The same, at another address of it. */
    AcmeSpec spec(URI directory) {
        return new AcmeSpec(
                directory,
                Optional.empty(),
                Optional.of("admin@example.com"),
                Optional.of("classic"),
                Optional.empty(),
                Optional.of(trust().toString()),
                Optional.empty(),
                List.of());
    }

    /** The root of its web server. */
    Path trust() {
        return folder.resolve("tls.crt");
    }

    /** Its certificate and key, as PKCS 12. */
    Path identity(String password) {
        Path file = folder.resolve("tls.p12");
        Run.of(List.of(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-in",
                        trust().toString(),
                        "-inkey",
                        folder.resolve("tls.key").toString(),
                        "-passout",
                        "pass:" + password,
                        "-out",
                        file.toString()))
                .expect(0);
        return file;
    }

    /** Where it looks for answers over HTTP. */
    int challenges() {
        return challenges;
    }

    /** Where its DNS is told what to answer. */
    URI dnsManagement() {
        return URI.create("http://127.0.0.1:" + dnsManagement);
    }

    /** Asks another DNS server from its next start on. */
    Pebble asking(int port) {
        resolver = port;
        return this;
    }

    /** How many orders were placed since the beginning. */
    long orders() {
        return logged("Added order \"");
    }

    /** How many certificates were issued since the beginning. */
    long certificates() {
        return logged("Issued certificate serial");
    }

    long logged(String text) {
        try (var lines = Files.lines(folder.resolve("pebble.log"))) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root that its certificates come from, in PEM. */
    String root() {
        return curl("https://127.0.0.1:" + management + "/roots/0");
    }

    /** Whether its DNS answers when it looks for the name, from now on. */
    void finds(String name, boolean found) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("host", name));
        curl(
                dnsManagement()
                        .resolve(found ? "/clear-servfail" : "/set-servfail")
                        .toString(),
                "--data-binary",
                body);
    }

    /** Says from now on when the certificate is to be renewed. */
    void wishRenewal(String certificate, String answer) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("certificate", certificate, "ariResponse", answer));
        curl("https://127.0.0.1:" + management + "/set-renewal-info/", "--data-binary", body);
    }

    private String curl(String url, String... more) {
        List<String> command =
                new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail", "--cacert", trust().toString()));
        command.addAll(List.of(more));
        command.add(url);
        return Run.of(command).expect(0).out();
    }

    private String configuration() {
        return """
                {"pebble": {
                  "listenAddress": "127.0.0.1:%d",
                  "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "%s",
                  "privateKey": "%s",
                  "httpPort": %d,
                  "tlsPort": 1,
                  "keyAlgorithm": "ecdsa",
                  %s,
                  "retryAfter": {"authz": 1, "order": 1},
                  "profiles": {
                    "classic": {"description": "ninety days", "validityPeriod": 7776000},
                    "shortlived": {"description": "six days", "validityPeriod": 518400}
                  }
                }}
                """.formatted(acme, management, trust(), folder.resolve("tls.key"), challenges, binding);
    }

    private Process start(String name, Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Choice {
        Path of(PebblePrograms programs) throws LabException;
    }

    private static Path program(Choice choice) {
        try {
            return choice.of(PebblePrograms.in(Lab.defaultHome(System.getenv())));
        } catch (LabException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            sockets.forEach(Pebble::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(Optional<Process> process) {
        process.ifPresent(running -> {
            running.destroyForcibly();
            assertThat(running.onExit().join().isAlive()).isFalse();
        });
    }

    @Override
    public void close() {
        end(server);
        end(dns);
    }
}
