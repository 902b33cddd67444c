package io.swarmstead.ingress;

import io.swarmstead.certificates.Certificates;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.IngressSpec;
import java.util.List;

/** What Traefik reads, and the stack that runs it. */
final class IngressFiles {
    /** The service of the read-only view. */
    static final String VIEW_SERVICE = "swarmstead-engine-view.service";

    static final String STACK = "ingress";

    /** The label that tells with which stack file the service was deployed. */
    static final String DIGEST_LABEL = "swarmstead.stack";

    private static final String DYNAMIC = "/etc/swarmstead/traefik";
    private static final String VIEW_CONFIGURATION = "/etc/swarmstead/engine-view.cfg";
    private static final String VIEW_DIRECTORY = "/run/swarmstead";

    private IngressFiles() {}

    /** All of them; hashes of passwords may be among what Traefik reads. */
    static List<HostFile> of(IngressSpec ingress) {
        return List.of(
                HostFile.secret(DYNAMIC + "/default.yml", dynamic(ingress)),
                HostFile.of(VIEW_CONFIGURATION, viewConfiguration()),
                HostFile.of("/etc/systemd/system/" + VIEW_SERVICE, viewUnit()));
    }

    static String image(IngressSpec ingress) {
        return "traefik:" + ingress.traefik();
    }

    /** Whether it is of the view; Traefik sees by itself that a file of its own has changed. */
    static boolean ofView(HostFile file) {
        return !file.path().startsWith(DYNAMIC);
    }

    private static String dynamic(IngressSpec ingress) {
        return """
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
                      retry:
                        attempts: 4
                        initialInterval: 50ms
                """ + ingress.login().map(LoginMiddleware::of).orElse("");
    }

    /** An allow-list of questions; whoever holds this socket can change nothing and start nothing. */
    private static String viewConfiguration() {
        return """
                global
                    maxconn 200

                defaults
                    mode http
                    timeout connect 2s
                    timeout client 60s
                    timeout server 60s

                frontend view
                    bind unix@%s/engine.sock mode 660
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

    /**
     * The stack. One Traefik on every manager with the host's own ports keeps the client's address and needs no routing
     * mesh; stop-first, because two cannot share a port. Traefik 3 answers {@code /ping} on the plain port before any
     * redirect, which keepalived asks.
     */
    static String stack(CloudSpec spec) {
        return stack(spec.ingress(), digest(spec));
    }

    private static String stack(IngressSpec ingress, String digest) {
        return """
                version: "3.8"
                services:
                  traefik:
                    image: %1$s
                    command:
                      - --global.checkNewVersion=false
                      - --global.sendAnonymousUsage=false
                      - --log.level=INFO
                      - --accessLog=true
                      - --accessLog.format=json
                      - --ping=true
                      - --ping.entryPoint=http
                      - --ping.terminatingStatusCode=503
                      - --entryPoints.http.address=:80
                      - --entryPoints.http.allowACMEByPass=true
                      - --entryPoints.http.http.redirections.entryPoint.to=%4$s
                      - --entryPoints.http.http.redirections.entryPoint.scheme=https
                      - --entryPoints.http.transport.lifeCycle.requestAcceptGraceTimeout=5s
                      - --entryPoints.http.transport.lifeCycle.graceTimeOut=10s
                      - --entryPoints.https.address=:443
                      - --entryPoints.https.asDefault=true
                      - --entryPoints.https.http.tls=true
                      - --entryPoints.https.http.middlewares=another-task@file
                      - --entryPoints.https.transport.respondingTimeouts.readTimeout=0
                      - --entryPoints.https.transport.lifeCycle.requestAcceptGraceTimeout=5s
                      - --entryPoints.https.transport.lifeCycle.graceTimeOut=10s
                      - --serversTransport.forwardingTimeouts.dialTimeout=500ms
                      - --providers.file.directory=/etc/traefik/dynamic
                      - --providers.swarm=true
                      - --providers.swarm.endpoint=unix:///run/swarmstead/engine.sock
                      - --providers.swarm.exposedByDefault=false
                      - --providers.swarm.network=%5$s
                      - --providers.swarm.refreshSeconds=1
                    ports:
                      - {target: 80, published: %2$d, mode: host}
                      - {target: 443, published: %3$d, mode: host}
                    volumes:
                      - {type: bind, source: %6$s, target: /etc/traefik/dynamic, read_only: true}
                      - {type: bind, source: %7$s, target: /etc/traefik/certificates, read_only: true}
                      - {type: bind, source: %8$s, target: /run/swarmstead, read_only: true}
                    networks:
                      - %5$s
                    stop_grace_period: 30s
                    deploy:
                      labels:
                        %9$s: "%10$s"
                      mode: global
                      endpoint_mode: dnsrr
                      placement:
                        constraints: [node.role == manager]
                      update_config: {order: stop-first, parallelism: 1, failure_action: rollback}
                      restart_policy: {condition: any, delay: 1s}
                networks:
                  %5$s:
                    external: true
                """.formatted(
                        image(ingress),
                        ingress.http(),
                        ingress.https(),
                        ingress.https() == 443 ? "https" : ":" + ingress.https(),
                        IngressNames.NETWORK,
                        DYNAMIC,
                        Certificates.SERVED,
                        VIEW_DIRECTORY,
                        DIGEST_LABEL,
                        digest);
    }

    /** What {@link #DIGEST_LABEL} says when this very stack runs. */
    static String digest(CloudSpec spec) {
        return HostFile.of("stack", stack(spec.ingress(), "")).sha256().substring(0, 16);
    }
}
