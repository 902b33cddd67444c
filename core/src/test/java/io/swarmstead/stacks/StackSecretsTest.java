package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.stacks.StackSecrets.NotRotated;
import io.swarmstead.stacks.StackSecrets.Rotated;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new value takes an old one's place; the manager's clock says 10:00:00 throughout. */
class StackSecretsTest {
    private static final StackName SHOP = new StackName("shop");
    private static final SecretName KEY = new SecretName(SHOP, "key");
    private static final Inventory SWARM = InventoryReading.read(Api.swarm());
    private static final String SERVICE =
            JsonMapper.shared().readTree(Api.swarm().text("services")).get(0).toString();

    private static final String RUNNING = """
            [{"ServiceID":"s1","Slot":1,"Status":{"Timestamp":"2026-09-01T09:00:00Z","State":"running"}},
             {"ServiceID":"s1","Slot":2,"Status":{"Timestamp":"2026-09-01T09:00:00Z","State":"running"}}]
            """;

    private final FakeHost manager = new FakeHost("alpha")
            .answers("date +%s%3N", "1788256800000")
            .answers(command -> command.line().contains("/secrets/create"), _ -> new Result(0, "{\"ID\":\"k3\"}", ""))
            .answers(command -> command.line().contains("-X DELETE"), _ -> new Result(0, "", ""))
            .answers(command -> command.line().contains("/update?version="), _ -> new Result(0, "{}", ""))
            .answers(command -> command.line().endsWith("/services/s1"), _ -> new Result(0, SERVICE, ""))
            .answers(command -> command.line().contains("/tasks?"), _ -> new Result(0, RUNNING, ""));

    private void update(String state) {
        manager.answers(
                command -> command.line().contains("/services?status"),
                _ -> new Result(0, Api.service("shop_web", 2, 2, state).replace("id-of-shop_web", "s1"), ""));
    }

    private Rotated set(SecretName name) throws HostException, NotRotated {
        return new StackSecrets(manager, SWARM)
                .set(name, "hush".getBytes(StandardCharsets.UTF_8), Duration.ZERO, _ -> {});
    }

    @Test
    void theUsersAreUpdatedAndTheOldObjectsRemoved() throws Exception {
        update("completed");

        Rotated rotated = set(KEY);

        assertThat(rotated.object()).matches("shop_key_[0-9a-f]{12}");
        assertThat(rotated.services()).containsExactly("shop_web");
        assertThat(rotated.removed()).isEqualTo(2);
        assertThat(manager.lines()).filteredOn(line -> line.contains("DELETE")).hasSize(2);
    }

    @Test
    void theValueTravelsOnStandardInputAndTheNameDoesNotTellIt() throws Exception {
        update("completed");

        Rotated one = set(KEY);
        Rotated other = set(KEY);

        assertThat(one.object()).isNotEqualTo(other.object());
        assertThat(manager.lines()).noneMatch(line -> line.contains("hush") || line.contains("aHVzaA=="));
        JsonNode created = JsonMapper.shared().readTree(manager.inputs().getFirst());
        assertThat(created.path("Data").asString()).isEqualTo("aHVzaA==");
        assertThat(created.path("Labels").path("swarmstead.secret").asString()).isEqualTo("key");
        assertThat(created.path("Labels").path("com.docker.stack.namespace").asString())
                .isEqualTo("shop");
    }

    @Test
    void aSecretNobodyUsesYetIsOnlyMade() throws Exception {
        Rotated rotated = set(new SecretName(SHOP, "new"));

        assertThat(rotated.services()).isEmpty();
        assertThat(manager.received()).hasSize(1);
    }

    @Test
    void whereTheUpdateIsBrokenOffTheOldObjectsStay() {
        update("paused");

        NotRotated failed = catchThrowableOfType(NotRotated.class, () -> set(KEY));

        assertThat(failed.problem().what()).isEqualTo("shop/key: the update of shop_web was broken off");
        assertThat(manager.lines()).noneMatch(line -> line.contains("DELETE"));
    }

    @Test
    void anUpdateThatDoesNotEndIsTold() {
        update("updating");

        NotRotated failed = catchThrowableOfType(NotRotated.class, () -> set(KEY));

        assertThat(failed.problem().what()).isEqualTo("shop/key: not everywhere after 0 s");
        assertThat(failed.problem().why()).startsWith("shop_web 2/2; the old value is kept");
    }

    @Test
    void onlyTheObjectIsSwapped() {
        SecretSwap swap = SecretSwap.of(SERVICE, Set.of("k1", "k2"), "k3", "shop_key_000000000003");

        assertThat(swap.path()).isEqualTo("/services/s1/update?version=41");
        String untouched = JsonMapper.shared().readTree(SERVICE).path("Spec").toString();
        assertThat(swap.spec())
                .isEqualTo(untouched.replace("\"k1\"", "\"k3\"").replace("key_000000000001", "key_000000000003"))
                .contains("{\"Name\":\"key\",\"UID\":\"5\",\"GID\":\"6\",\"Mode\":288}");
    }

    @Test
    void namesThatSwarmWouldRefuseAreRefused() {
        assertThat(SecretName.refusal(SHOP, "tls.key-1_a")).isEmpty();
        assertThat(SecretName.refusal(SHOP, "-key")).isPresent();
        assertThat(SecretName.refusal(SHOP, "k".repeat(47))).isPresent();
        assertThat(SecretName.refusal(SHOP, "k".repeat(46))).isEmpty();
    }
}
