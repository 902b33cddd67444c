package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.ImageReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Docker keeps of logins, and what engines are told of it. */
class RegistryLoginsTest {
    private static final String AUTH =
            Base64.getEncoder().encodeToString("robot:open:sesame".getBytes(StandardCharsets.UTF_8));

    private static final RegistryLogins LOGINS = RegistryLogins.read("""
            {"auths":{"registry.example.org:5443":{"auth":"%1$s"},"https://index.docker.io/v1/":{"auth":"%1$s"}}}
            """.formatted(AUTH));

    private static boolean known(String image) {
        return LOGINS.header(ImageReference.parse(image)).isPresent();
    }

    @Test
    void anImageIsAskedForAtItsOwnRegistryOnly() {
        assertThat(known("registry.example.org:5443/team/box:1")).isTrue();
        assertThat(known("postgres:18")).isTrue();
        assertThat(known("docker.io/team/box")).isTrue();
        assertThat(known("quay.io/team/box")).isFalse();
    }

    @Test
    void theHeaderIsWhatTheEngineReads() {
        String header = LOGINS.header(ImageReference.parse("team/box")).orElseThrow();
        byte[] json = Base64.getUrlDecoder().decode(header.substring("X-Registry-Auth: ".length()));

        JsonNode told = JsonMapper.shared().readTree(json);
        assertThat(told.path("username").asString()).isEqualTo("robot");
        assertThat(told.path("password").asString()).isEqualTo("open:sesame");
    }

    @Test
    void itPrintsAsNamesOnly() {
        assertThat(LOGINS.users()).isEqualTo(Map.of("docker.io", "robot", "registry.example.org:5443", "robot"));
        assertThat(LOGINS).hasToString("logins at [docker.io, registry.example.org:5443]");
        assertThat(RegistryLogins.read("").isEmpty()).isTrue();
    }
}
