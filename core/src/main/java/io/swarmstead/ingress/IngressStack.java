package io.swarmstead.ingress;

import io.swarmstead.certificates.Certificates;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.swarm.EngineReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stack that runs Traefik: on each manager a service of its own, which Swarm keeps there and nowhere else. So it is
 * we who say which host is updated when, and one that fails leaves the others as they are. The host's own ports keep the
 * client's address and need no routing mesh; stop-first, because two cannot share a port.
 */
final class IngressStack {
    static final String NAME = "ingress";

    /** The label that tells with which settings a service was deployed. */
    static final String DIGEST_LABEL = "swarmstead.stack";

    private static final String SERVICE = "traefik-";

    /**
     * For a request with all of its body, which Traefik has no other bound for: 1 GB by an uplink of 1 Mbit/s takes 2 h 13.
     * What is half-written stays for as long, so the firewall counts how many one address may have.
     */
    private static final Duration UPLOAD = Duration.ofHours(3);

    private IngressStack() {}

    static String image(IngressSpec ingress) {
        return "traefik:" + ingress.traefik();
    }

    /** One build of it, for ever. */
    static String exact(String digest) {
        return "traefik@" + digest;
    }

    /** Why another build is to take the place of what runs. */
    static String newer(String image, Optional<String> digest) {
        return "a newer build of %s is there%s"
                .formatted(
                        image,
                        digest.map(exact -> ": " + NewestBuild.brief(exact)).orElse(""));
    }

    /** How Swarm calls the service of a host; without a host, how the names of all of them begin. */
    static String service(String host) {
        return NAME + "_" + SERVICE + host;
    }

    /** The stack with the services of these hosts. */
    static String file(CloudSpec spec, List<HostName> hosts) {
        String digest = digest(spec);
        return """
                version: "3.8"
                services:
                %s
                networks:
                  %s:
                    external: true
                """.formatted(
                        hosts.stream()
                                .map(host -> service(spec.ingress(), host.value(), digest)
                                        .indent(2)
                                        .stripTrailing())
                                .collect(Collectors.joining("\n")),
                        IngressNames.NETWORK);
    }

    /** What {@link #DIGEST_LABEL} says when a host's service is as it shall be; the same for all hosts. */
    static String digest(CloudSpec spec) {
        return HostFile.of("service", service(spec.ingress(), "", "")).sha256().substring(0, 16);
    }

    /**
     * Traefik 3 answers {@code /ping} on the plain port before any redirect, which keepalived asks. A stopped one answers
     * it with 503 and goes on serving for five seconds, in which keepalived gives the address away.
     *
     * <p>What Traefik is told it does at once. With its usual two seconds between one change and the next it serves for some
     * hundred milliseconds before it has read any file, and answers 404 to everybody; and each failover takes longer by them.
     *
     * <p>A task whose host has just died answers nobody: no connection to it is made any more, which is tried elsewhere, and one that was
     * kept open for the next request is a request lost. So hardly any is kept; where requests come thick it still is. The kernel may use a
     * port anew a second later, or 28 000 connections to one task in a minute would be all.
     *
     * <p>A connection takes 45 KB of it, one with a head of 64 KB some 180, measured, and what is heard of longer heads is refused
     * at once. Near the limit Go collects what it has not collected yet; beyond it Traefik is started anew, and not the host.
     * It writes to {@code /tmp} only, where the middleware {@code buffering} puts long bodies. Stack files have no
     * {@code no-new-privileges}; there is no program besides in a root that is read-only.
     */
    private static String service(IngressSpec ingress, String host, String digest) {
        return """
                %14$s%12$s:
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
                    - --entryPoints.http.http.redirections.entryPoint.priority=%15$d
                    - --entryPoints.http.http.maxHeaderBytes=65536
                    - --entryPoints.http.transport.respondingTimeouts.readTimeout=10s
                    - --entryPoints.http.transport.lifeCycle.requestAcceptGraceTimeout=5s
                    - --entryPoints.http.transport.lifeCycle.graceTimeOut=10s
                    - --entryPoints.https.address=:443
                    - --entryPoints.https.asDefault=true
                    - --entryPoints.https.http.tls=true
                    - --entryPoints.https.http.middlewares=another-task@file
                    - --entryPoints.https.http.maxHeaderBytes=65536
                    - --entryPoints.https.transport.respondingTimeouts.readTimeout=%16$ds
                    - --entryPoints.https.transport.lifeCycle.requestAcceptGraceTimeout=5s
                    - --entryPoints.https.transport.lifeCycle.graceTimeOut=10s
                    - --serversTransport.forwardingTimeouts.dialTimeout=250ms
                    - --serversTransport.forwardingTimeouts.idleConnTimeout=20ms
                    - --providers.providersThrottleDuration=0s
                    - --providers.file.directory=/etc/traefik/dynamic
                    - --providers.swarm=true
                    - --providers.swarm.endpoint=unix:///run/swarmstead/engine.sock
                    - --providers.swarm.exposedByDefault=false
                    - --providers.swarm.network=%5$s
                    - --providers.swarm.refreshSeconds=1
                  environment: {GOMEMLIMIT: 400MiB}
                  read_only: true
                  cap_drop: [ALL]
                  cap_add: [NET_BIND_SERVICE]
                  sysctls: {net.ipv4.tcp_tw_reuse: 1}
                  ports:
                    - {target: 80, published: %2$d, mode: host}
                    - {target: 443, published: %3$d, mode: host}
                  volumes:
                    - {type: bind, source: %6$s, target: /etc/traefik/dynamic, read_only: true}
                    - {type: bind, source: %7$s, target: /etc/traefik/certificates, read_only: true}
                    - {type: bind, source: %8$s, target: /run/swarmstead, read_only: true}
                    - {type: volume, target: /tmp}
                  networks:
                    - %5$s
                  stop_grace_period: 30s
                  deploy:
                    labels:
                      %9$s: "%10$s"
                      traefik.enable: "true"
                      traefik.http.routers.swarmstead-ready.rule: Host(`%11$s`)
                      traefik.http.routers.swarmstead-ready.service: ping@internal
                      traefik.http.routers.swarmstead-unknown.rule: PathPrefix(`/`)
                      traefik.http.routers.swarmstead-unknown.priority: "%17$d"
                      traefik.http.routers.swarmstead-unknown.middlewares: unknown@file
                      traefik.http.routers.swarmstead-unknown.service: noop@internal
                      traefik.http.services.swarmstead-ready.loadbalancer.server.port: "80"
                    mode: global
                    endpoint_mode: dnsrr
                    placement:
                      constraints: [node.role == manager, node.labels.%13$s == %12$s]
                    resources: {limits: {memory: 512M}}
                    update_config: {order: stop-first, failure_action: rollback}
                    restart_policy: {condition: any, delay: 1s}
                """.formatted(
                        image(ingress),
                        ingress.http(),
                        ingress.https(),
                        ingress.https() == 443 ? "https" : ":" + ingress.https(),
                        IngressNames.NETWORK,
                        IngressNames.DYNAMIC,
                        Certificates.SERVED,
                        IngressNames.VIEW_DIRECTORY,
                        DIGEST_LABEL,
                        digest,
                        IngressNames.READY,
                        host,
                        EngineReading.HOST_LABEL,
                        SERVICE,
                        IngressNames.REDIRECTION,
                        UPLOAD.toSeconds(),
                        IngressNames.UNKNOWN_PRIORITY);
    }
}
