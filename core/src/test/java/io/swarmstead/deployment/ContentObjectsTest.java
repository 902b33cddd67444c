package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.ContentObjects.Externalized;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.stacks.Api;
import io.swarmstead.stacks.StackName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contents become objects of the swarm with names that tell them apart. */
class ContentObjectsTest {
    private static final StackName SHOP = new StackName("shop");
    private static final NameKey KEY = new NameKey("00".repeat(32));
    private static final String FILE = """
            services: {web: {image: nginx}}
            configs:
              site: {file: /files/site.conf, labels: {team: shop}}
            secrets:
              password: {file: /files/password}
            """;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LiveStack live(String configs, String secrets) {
        return LiveStack.read(SHOP, "[]", "[]", configs, secrets, "{}", Api.nodes());
    }

    private static Externalized of(String file, String content, NameKey key, LiveStack live) {
        return new ContentObjects(SHOP, _ -> base64(content), key, live).of(StackFiles.read(file));
    }

    private static String name(Externalized made, Kind kind) {
        return made.objects().stream()
                .filter(object -> object.kind() == kind)
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void theStackRefersToObjectsNamedByTheirContent() {
        Externalized made = of(FILE, "listen 80", KEY, live("[]", "[]"));

        String config = name(made, Kind.CONFIG);
        assertThat(config).matches("shop_site_[0-9a-f]{12}");
        assertThat(made.stack().section("configs")).containsEntry("site", Map.of("external", true, "name", config));
        assertThat(name(of(FILE, "listen 80", KEY, live("[]", "[]")), Kind.CONFIG))
                .isEqualTo(config);
        assertThat(name(of(FILE, "listen 81", KEY, live("[]", "[]")), Kind.CONFIG))
                .isNotEqualTo(config);
    }

    @Test
    void whoeverSeesASecretsNameCannotTryPasswordsWithoutTheCloudsKey() {
        String name = name(of(FILE, "hunter2", KEY, live("[]", "[]")), Kind.SECRET);
        String elsewhere = name(of(FILE, "hunter2", new NameKey("11".repeat(32)), live("[]", "[]")), Kind.SECRET);

        assertThat(name).matches("shop_password_[0-9a-f]{12}").isNotEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 0", "511999, 0", "512000, 1", "1023999, 1", "1024000, 2"})
    void whatASwarmWouldNotTakeIsAProblemBeforeAnythingIsMade(int bytes, int problems) {
        assertThat(of(FILE, "a".repeat(bytes), KEY, live("[]", "[]")).problems())
                .hasSize(problems)
                .allSatisfy(problem -> assertThat(problem.what()).endsWith("has %d bytes".formatted(bytes)));
    }

    @ParameterizedTest
    @CsvSource({"46, 0", "47, 1"})
    void aNameMustHaveRoomForTheMarkOfItsContent(int characters, int problems) {
        String file = "configs: {%s: {file: /files/site.conf}}\n".formatted("a".repeat(characters));

        assertThat(of(file, "listen 80", KEY, live("[]", "[]")).problems()).hasSize(problems);
    }

    @Test
    void theEngineIsToldWhoseItIs() {
        ContentObject config =
                of(FILE, "listen 80", KEY, live("[]", "[]")).objects().getFirst();

        assertThat(config.creation(SHOP))
                .contains(
                        "\"Data\":\"" + base64("listen 80") + "\"",
                        "\"com.docker.stack.namespace\":\"shop\"",
                        "\"swarmstead.config\":\"site\"",
                        "\"team\":\"shop\"");
        assertThat(config).hasToString("config " + config.name());
    }

    @Test
    void everyFileThatCannotBeReadIsAProblem() {
        Externalized made = new ContentObjects(
                        SHOP,
                        path -> {
                            throw new IOException(path);
                        },
                        KEY,
                        live("[]", "[]"))
                .of(StackFiles.read(FILE));

        assertThat(made.problems())
                .extracting(problem -> problem.what())
                .containsExactly("shop: the config site cannot be read", "shop: the secret password cannot be read");
    }

    @Test
    void anExternalSecretIsTheNewestThatWasSetForTheStack() {
        String file = "secrets: {password: {external: true}}";
        String set = Api.object("secret", "shop_password_abc", "shop", "password", "2026-09-01T10:00:00Z");

        assertThat(of(file, "", KEY, live("[]", set)).stack().section("secrets"))
                .containsEntry("password", Map.of("external", true, "name", "shop_password_abc"));
        assertThat(of(file, "", KEY, live("[]", "[]")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.next()).isEqualTo("swarmstead secret set shop password"));
    }

    private static String generating(String letters) {
        return """
                services: {web: {image: nginx}}
                secrets:
                  key: {external: true, name: key, x-swarmstead: {generate: %s}}
                """.formatted(letters);
    }

    @Test
    void aSecretThatNobodySetIsDrawnWhereTheFileAsksForThat() {
        Externalized made = of(generating("40"), "", KEY, live("[]", "[]"));
        String value =
                new String(Base64.getDecoder().decode(made.objects().getFirst().content()), StandardCharsets.UTF_8);

        assertThat(made.problems()).isEmpty();
        assertThat(name(made, Kind.SECRET)).isEqualTo("shop_key_generated");
        assertThat(made.stack().section("secrets").get("key")).asString().contains("name=shop_key_generated");
        assertThat(value).matches("[A-Za-z0-9]{40}");
        assertThat(of(generating("40"), "", KEY, live("[]", "[]"))
                        .objects()
                        .getFirst()
                        .content())
                .isNotEqualTo(made.objects().getFirst().content());
    }

    @Test
    void aSecretThatHasAValueKeepsIt() {
        String set = """
                [{"ID": "s1", "CreatedAt": "2026-01-01T00:00:00Z", "Spec": {"Name": "shop_key_0123456789ab", "Labels":
                  {"com.docker.stack.namespace": "shop", "swarmstead.secret": "key"}}}]
                """;

        Externalized made = of(generating("40"), "", KEY, live("[]", set));

        assertThat(made.objects()).isEmpty();
        assertThat(made.stack().section("secrets").get("key")).asString().contains("name=shop_key_0123456789ab");
    }

    @Test
    void aSecretThatCouldBeGuessedIsNotDrawn() {
        assertThat(of(generating("8"), "", KEY, live("[]", "[]")).problems())
                .extracting(problem -> problem.what())
                .containsExactly("shop: the secret key cannot be generated");
    }
}
