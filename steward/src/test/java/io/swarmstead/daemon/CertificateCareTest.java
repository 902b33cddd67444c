package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CertificateCareTest {
    @Test
    void theNamesOfAllRoutesAreCertifiedButTraefiksOwn() {
        String services = """
                [{"Spec": {"Name": "wiki_web", "Labels": {"traefik.enable": "true",
                    "traefik.http.routers.wiki.rule": "Host(`wiki.example.org`) || Host(`w.example.org`)"}}},
                 {"Spec": {"Name": "old_web", "Labels": {"traefik.enable": "false",
                    "traefik.http.routers.old.rule": "Host(`old.example.org`)"}}},
                 {"Spec": {"Name": "ingress_traefik-alpha", "Labels": {"traefik.enable": "true",
                    "traefik.http.routers.swarmstead-ready.rule": "Host(`ready.ingress.internal`)"}}},
                 {"Spec": {"Name": "plain"}}]""";

        assertThat(CertificateCare.routes(JsonMapper.shared().readTree(services)))
                .containsExactly("w.example.org", "wiki.example.org");
    }
}
