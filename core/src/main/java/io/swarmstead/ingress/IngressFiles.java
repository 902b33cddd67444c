package io.swarmstead.ingress;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import java.util.List;

/** What Traefik reads. */
final class IngressFiles {

    private IngressFiles() {}

    /** All of them; hashes of passwords may be among what Traefik reads. */
    static List<HostFile> of(CloudSpec spec, HostName host) {
        return List.of(
                dynamic(spec.ingress(), "try-again"),
                HostFile.of(
                        IngressNames.DYNAMIC + "/waiting.yml",
                        WaitingRoutes.of(spec.host(host).address())));
    }

    /** What a Traefik reads that is about to end: it asks clients to go on in a new connection, which leads elsewhere. */
    static HostFile farewell(IngressSpec ingress) {
        return dynamic(ingress, "try-again, farewell");
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
                        middlewares: [share, %s]
                    share:
                      inFlightReq:
                        amount: 2000
                        sourceCriterion: {ipStrategy: {depth: 0}}
                    try-again:
                      retry:
                        attempts: 8
                        initialInterval: 50ms
                    farewell:
                      headers:
                        customResponseHeaders:
                          Connection: close
                """.formatted(middlewares);
        return HostFile.secret(
                IngressNames.DYNAMIC + "/default.yml",
                settings + ingress.login().map(LoginMiddleware::of).orElse(""));
    }
}
