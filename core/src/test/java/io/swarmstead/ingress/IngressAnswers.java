package io.swarmstead.ingress;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import java.util.stream.Collectors;

/** What hosts answer to the ingress's look. */
public final class IngressAnswers {
    private IngressAnswers() {}

    public static Told bare(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? new Told()
                        .lacks(IngressFiles.of(spec.ingress()))
                        .fails("old-view")
                        .fails("image")
                        .fails("service")
                        .fails("answers")
                        .fails("vip")
                : new Told();
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? new Told()
                        .has(IngressFiles.of(spec.ingress()))
                        .fails("old-view")
                        .says("image", "")
                        .says("service", services(spec, IngressStack.digest(spec)))
                        .says("answers", "")
                        .fails("vip")
                : new Told();
    }

    /** Every manager's service, deployed with the settings of this digest. */
    static String services(CloudSpec spec, String digest) {
        return spec.managers().stream()
                .map(host -> service(host.name(), digest))
                .collect(Collectors.joining(",", "[", "]\n"));
    }

    static String service(HostName host, String digest) {
        return """
                {"ID":"9mnpnzenvg8p8tdbtq4wvbkcz","Version":{"Index":41},"CreatedAt":"2026-09-01T08:00:00.1Z",
                "Spec":{"Name":"ingress_traefik-%s","Labels":{"com.docker.stack.image":"traefik:v3.5",
                "com.docker.stack.namespace":"ingress","swarmstead.stack":"%s"},"Mode":{"Global":{}},
                "EndpointSpec":{"Mode":"dnsrr"}}}
                """.formatted(host, digest);
    }
}
