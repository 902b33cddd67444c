package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stack files in Docker's normal form. */
class StackFileTest {
    private static final String FILE = """
            version: "3.8"
            services:
              web:
                image: nginx:1
                command:
                  - sh
                  - -c
                  - echo $HOME
                deploy:
                  replicas: 2
                  labels:
                    traefik.http.middlewares.door.basicauth.users: me:$apr1$x
                    traefik.http.routers.web.rule: Host(`a.example.com`, `b.example.com`) || Host(`a.example.com`)
                    traefik.http.routers.web.tls: "true"
                    traefik.http.routers.any.rule: HostRegexp(`.+`)
                environment:
                  COMMIT: 12e4567
                  NUMBER: "1e3"
                volumes:
                  - type: bind
                    source: /var/data/web
                    target: /data
                  - type: bind
                    source: /var/data/web
                    target: /more
                  - type: bind
                    source: /var/database
                    target: /elsewhere
                  - type: volume
                    source: cache
                    target: /var/cache
              door:
                image: nginx:1
                ports:
                  - mode: host
                    target: 80
                    published: 8080
                    protocol: tcp
              mesh:
                image: nginx:1
                ports:
                  - mode: ingress
                    target: 80
                    published: 9090
                    protocol: tcp
              stubborn:
                image: nginx:1
                env_file: [secret.env]
                deploy:
                  endpoint_mode: vip
            volumes:
              cache: {}
            """;
    private static final StackFile STACK = StackFiles.read(FILE);

    @Test
    void servicesAreFoundByTheirTasksUnlessTheySayOtherwiseOrNeedTheMesh() {
        String text = STACK.withoutVirtualAddresses().text();

        assertThat(text.split("dnsrr", -1)).as("the services web and door").hasSize(3);
        assertThat(text)
                .contains("\"replicas\":2", "\"endpoint_mode\":\"vip\"")
                .containsPattern("\"door\":\\{[^\\[]*\\[[^]]*],\"deploy\":\\{\"endpoint_mode\":\"dnsrr\"}}")
                .containsPattern("\"mesh\":\\{\"image\":\"nginx:1\",\"ports\":\\[[^]]*]}");
    }

    @Test
    void theFileItselfStaysAsItWas() {
        STACK.withoutVirtualAddresses();

        assertThat(STACK.text()).doesNotContain("dnsrr");
    }

    @Test
    void urlsAreTheHostNamesOfRouters() {
        assertThat(STACK.urls()).containsExactly("https://a.example.com", "https://b.example.com");
    }

    @Test
    void dollarSignsSurviveDockersSecondSearchForVariables() {
        assertThat(STACK.text()).contains("\"echo $$HOME\"", "\"me:$$apr1$$x\"");
    }

    @Test
    void textsThatLookLikeNumbersStayTexts() {
        assertThat(STACK.text()).contains("\"COMMIT\":\"12e4567\"", "\"NUMBER\":\"1e3\"");
    }

    @Test
    void aHostIsNotSentToLookForEnvFiles() {
        assertThat(STACK.text()).contains("stubborn").doesNotContain("env_file");
    }

    @Test
    void anEmptyStackHasNothing() {
        StackFile empty = StackFiles.read("version: '3.8'\n");

        assertThat(empty.urls()).isEmpty();
    }
}
