package io.swarmstead.ingress;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import java.util.stream.Collectors;

/** What hosts answer to the ingress's look. */
public final class IngressAnswers {
    /** What every host has. */
    static final String BUILD = "sha256:" + "0a".repeat(32);

    /** What the tag stands for since. */
    static final String NEWER = "sha256:" + "0b".repeat(32);

    private IngressAnswers() {}

    public static Told bare(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? new Told()
                        .lacks(IngressFiles.of(spec, host))
                        .fails("old-view")
                        .fails("image")
                        .fails("running")
                        .fails("service")
                        .fails("newest")
                        .fails("answers")
                        .fails("vip")
                : new Told();
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? new Told()
                        .has(IngressFiles.of(spec, host))
                        .fails("old-view")
                        .says("image", image("v3.7.18"))
                        .says("running", running("v3.7.18"))
                        .says("service", services(spec, IngressStack.digest(spec)))
                        .says("newest", newest(BUILD))
                        .says("answers", "")
                        .fails("vip")
                : new Told();
    }

    /** What a steward left of its last look. */
    static String newest(String digest) {
        return "2026-09-01T08:00:00Z v3.7 %s answered\n".formatted(digest);
    }

    /** What the engine tells of an image of this version. */
    static String image(String version) {
        return """
                {"Id":"sha256:0a","RepoDigests":["traefik@BUILD"],"Config":{"Labels":{"org.opencontainers.image.version":"%s"}}}
                """.replace("BUILD", BUILD).formatted(version);
    }

    /** What it tells of the container of such an image. */
    static String running(String version) {
        return """
                [{"Id":"0b","Labels":{"com.docker.swarm.service.name":"ingress_traefik","org.opencontainers.image.version":"%s"}}]
                """.formatted(version);
    }

    /** Every manager's service, deployed with the settings of this digest. */
    static String services(CloudSpec spec, String digest) {
        return spec.managers().stream()
                .map(host -> service(host.name(), digest))
                .collect(Collectors.joining(",", "[", "]\n"));
    }

    static String service(HostName host, String digest) {
        return service(host, digest, BUILD);
    }

    static String service(HostName host, String digest, String build) {
        return """
                {"ID":"9mnpnzenvg8p8tdbtq4wvbkcz","Version":{"Index":41},"CreatedAt":"2026-09-01T08:00:00.1Z",
                "Spec":{"Name":"ingress_traefik-%s","Labels":{"com.docker.stack.image":"traefik:v3.5",
                "com.docker.stack.namespace":"ingress","swarmstead.stack":"%s"},"Mode":{"Global":{}},
                "TaskTemplate":{"ContainerSpec":{"Image":"traefik@%s"}},"EndpointSpec":{"Mode":"dnsrr"}}}
                """.formatted(host, digest, build);
    }
}
