package io.swarmstead.lab;

import io.swarmstead.lab.Lab.Acme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An ACME server on the gateway, and the DNS that only it asks: every name leads to the cloud's address, whose port 80 it
 * reaches over the bridge. It remembers nothing across a start, and then has another root.
 */
record AcmeServer(Folder lab, PebblePrograms programs, Subnet subnet, String cloud, Server acme, Server dns) {
    private static final int ACME_PORT = 14000;
    private static final int MANAGEMENT_PORT = 15000;
    private static final int DNS_PORT = 8053;
    private static final int DNS_MANAGEMENT_PORT = 8055;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** In the folder of the lab: the root of its own web server. */
    static final String TRUST = "acme-tls.crt";

    /** The same on every host. */
    static final String TRUST_ON_HOSTS = "/etc/ssl/acme-of-the-lab.crt";

    private static final String KEY = "acme-tls.key";
    private static final String ROOT = "acme-root.crt";

    /**
     * The one of a lab.
     *
     * @param cloud the address to which every name leads
     */
    static AcmeServer of(String name, Folder lab, Cache cache, Subnet subnet, String cloud) {
        var acme = new Server(ControlGroup.named("sst-" + name + ".acme"), subnet.gateway(), ACME_PORT);
        var dns = new Server(ControlGroup.named("sst-" + name + ".acmedns"), subnet.gateway(), DNS_MANAGEMENT_PORT);
        return new AcmeServer(lab, new PebblePrograms(cache), subnet, cloud, acme, dns);
    }

    void start() throws LabException {
        identify();
        lab.write("acme.json", configuration());
        dns.start(dnsCommand(programs.dns().toString()), lab.at("acme-dns.log"));
        acme.start(acmeCommand(programs.server().toString()), lab.at("acme.log"));
        lab.write(ROOT, root());
    }

    void stop() throws LabException {
        acme.stop();
        dns.stop();
    }

    Acme told() {
        return new Acme(
                at(ACME_PORT, "/dir"), lab.at(TRUST), lab.at(ROOT), URI.create("http://" + host(DNS_MANAGEMENT_PORT)));
    }

    List<String> acmeCommand(String program) {
        return List.of(
                "env",
                "PEBBLE_VA_NOSLEEP=1",
                program,
                "-strict",
                "-config",
                lab.at("acme.json").toString(),
                "-dnsserver",
                host(DNS_PORT));
    }

    List<String> dnsCommand(String program) {
        return List.of(
                program,
                "-dnsserver",
                host(DNS_PORT),
                "-management",
                host(DNS_MANAGEMENT_PORT),
                "-defaultIPv4",
                cloud,
                "-defaultIPv6",
                "",
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-doh",
                "");
    }

    String configuration() {
        return """
                {"pebble": {
                  "listenAddress": "%s",
                  "managementListenAddress": "%s",
                  "certificate": "%s",
                  "privateKey": "%s",
                  "httpPort": 80,
                  "tlsPort": 443,
                  "keyAlgorithm": "ecdsa",
                  "externalAccountBindingRequired": false,
                  "retryAfter": {"authz": 1, "order": 1},
                  "profiles": {
                    "classic": {"description": "ninety days", "validityPeriod": 7776000},
                    "shortlived": {"description": "six days", "validityPeriod": 518400}
                  }
                }}
                """.formatted(host(ACME_PORT), host(MANAGEMENT_PORT), lab.at(TRUST), lab.at(KEY));
    }

    /** A certificate for its web server, which is its own root and stays the same for the life of the lab. */
    private void identify() throws LabException {
        if (lab.has(TRUST)) {
            return;
        }
        if (!Machine.has("openssl")) {
            Prerequisites.install(List.of("openssl"));
        }
        String fresh = TRUST + ".new";
        Machine.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=ACME server of the lab",
                "-addext",
                "subjectAltName=IP:" + subnet.gateway(),
                "-keyout",
                lab.at(KEY).toString(),
                "-out",
                lab.at(fresh).toString());
        lab.rename(fresh, TRUST);
    }

    private String root() throws LabException {
        HttpRequest request = HttpRequest.newBuilder(at(MANAGEMENT_PORT, "/roots/0"))
                .timeout(LONGEST_ANSWER)
                .build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | GeneralSecurityException e) {
            throw new LabException(
                    "machine: the ACME server does not tell its root", e, "look at " + lab.at("acme.log"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("machine: interrupted", e, "run the command again");
        }
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        try (var pem = Files.newInputStream(lab.at(TRUST))) {
            roots.setCertificateEntry(
                    "acme", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private URI at(int port, String path) {
        return URI.create("https://" + host(port) + path);
    }

    private String host(int port) {
        return subnet.gateway() + ":" + port;
    }
}
