package io.swarmstead.ingress;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.IngressSpec;
import java.util.List;

/** What Traefik reads, and its view of the engine. */
final class IngressFiles {
    /** The service of the read-only view. */
    static final String VIEW_SERVICE = "swarmstead-engine-view.service";

    static final String DYNAMIC = "/etc/swarmstead/traefik";
    private static final String VIEW_CONFIGURATION = "/etc/swarmstead/engine-view.cfg";
    static final String VIEW_DIRECTORY = "/run/swarmstead";

    private IngressFiles() {}

    /** All of them; hashes of passwords may be among what Traefik reads. */
    static List<HostFile> of(IngressSpec ingress) {
        return List.of(
                dynamic(ingress, "try-again"),
                HostFile.of(VIEW_CONFIGURATION, viewConfiguration()),
                HostFile.of("/etc/systemd/system/" + VIEW_SERVICE, viewUnit()));
    }

    /** What a Traefik reads that is about to end: it asks clients to go on in a new connection, which leads elsewhere. */
    static HostFile farewell(IngressSpec ingress) {
        return dynamic(ingress, "try-again, farewell");
    }

    /** Whether it is of the view; Traefik sees by itself that a file of its own has changed. */
    static boolean ofView(HostFile file) {
        return !file.path().startsWith(DYNAMIC);
    }

    private static HostFile dynamic(IngressSpec ingress, String middlewares) {
        String settings = """
                tls:
                  stores:
                    default:
                      defaultCertificate:
                        certFile: /etc/traefik/certificates/default.crt
                        keyFile: /etc/traefik/certificates/default.key
                  options:
                    default:
                      minVersion: VersionTLS12
                http:
                  middlewares:
                    another-task:
                      chain:
                        middlewares: [%s]
                    try-again:
                      retry:
                        attempts: 4
                        initialInterval: 50ms
                    farewell:
                      headers:
                        customResponseHeaders:
                          Connection: close
                """.formatted(middlewares);
        return HostFile.secret(
                DYNAMIC + "/default.yml",
                settings + ingress.login().map(LoginMiddleware::of).orElse(""));
    }

    /**
     * An allow-list of questions; whoever holds this socket can change nothing and start nothing. What is asked is small
     * (one whose header is larger than the buffer is answered by 400) and not too often: Traefik asks once a second for
     * the tasks of each service that it routes to.
     */
    private static String viewConfiguration() {
        return """
                global
                    maxconn 200
                    tune.bufsize 16384

                defaults
                    mode http
                    timeout connect 2s
                    timeout client 60s
                    timeout http-request 5s
                    timeout server 60s

                frontend view
                    bind unix@%s/engine.sock mode 660
                    stick-table type integer size 1 expire 10s store http_req_rate(1s)
                    http-request track-sc0 int(1)
                    http-request deny deny_status 429 if { sc_http_req_rate(0) gt 1000 }
                    http-request deny deny_status 413 if { req.body_size gt 0 } || { url_len gt 2048 }
                    acl asks method GET HEAD
                    acl known path_reg ^(/v[0-9.]+)?/(_ping|version|services|tasks|nodes|networks)(/[A-Za-z0-9._-]+)?$
                    http-request deny unless asks known
                    default_backend engine

                backend engine
                    server engine unix@/run/docker.sock
                """.formatted(VIEW_DIRECTORY);
    }

    private static String viewUnit() {
        return """
                [Unit]
                Description=A read-only view of the Docker engine for Traefik
                Before=docker.service
                StartLimitIntervalSec=0

                [Service]
                ExecStart=/usr/sbin/haproxy -W -f %s
                User=haproxy
                SupplementaryGroups=docker
                RuntimeDirectory=swarmstead
                RuntimeDirectoryPreserve=yes
                Restart=always
                RestartSec=1

                [Install]
                WantedBy=multi-user.target
                """.formatted(VIEW_CONFIGURATION);
    }
}
