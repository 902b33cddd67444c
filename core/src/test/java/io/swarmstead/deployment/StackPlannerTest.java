package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.deployment.StackChange.Action;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.stacks.Api;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deployment will do. */
class StackPlannerTest {
    private static final StackName SHOP = new StackName("shop");
    private static final String WEB = """
            services:
              web: {image: "nginx:1@sha256:a", networks: {front: null}, deploy: {replicas: 2}}
            networks:
              front: {external: true}
            """;

    private static final NetworkPool POOL = new NetworkPool(List.of("10.64.0.0/12"), 20);

    private static StackPlanner planner(String recorded, LiveStack live, boolean prune) {
        return new StackPlanner(
                SHOP, recorded.isEmpty() ? Optional.empty() : Optional.of(record(recorded)), live, prune);
    }

    private static DeploymentRecord record(String file) {
        return new DeploymentRecord(
                Instant.parse("2026-09-01T10:00:00Z"),
                "owner",
                "digest",
                file,
                StackFiles.read(file).tree(),
                List.of(),
                Map.of("web", "as-deployed"),
                new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of()),
                Outcome.SUCCEEDED,
                "");
    }

    private static LiveStack live(Map<String, String> services) {
        return new LiveStack(services, List.of(), List.of(), List.of(), POOL);
    }

    private static final LiveStack RUNNING = live(Map.of("web", "as-deployed"));

    private static StackPlan plan(StackPlanner planner, String wanted) {
        return planner.plan(
                StackFiles.read(wanted),
                List.of(),
                new StackPlanner.Findings(List.of(), List.of(), List.of(), List.of()));
    }

    private static StackChange change(String wanted) {
        return plan(planner(WEB, RUNNING, false), wanted).changes().getFirst();
    }

    @Test
    void whatIsNotThereIsCreated() {
        assertThat(plan(planner("", live(Map.of()), false), WEB).changes())
                .containsExactly(new StackChange(Kind.SERVICE, "web", Action.CREATE, List.of(), ""));
    }

    @Test
    void whatIsAsRecordedIsLeftAlone() {
        assertThat(plan(planner(WEB, RUNNING, false), WEB).nothingToDo()).isTrue();
    }

    @Test
    void anotherTaskTemplateRestarts() {
        StackChange change = change(WEB.replace("sha256:a", "sha256:b"));

        assertThat(change.action()).isEqualTo(Action.RESTART);
        assertThat(change.fields())
                .containsExactly(
                        new FieldChange("image", Optional.of("nginx:1@sha256:a"), Optional.of("nginx:1@sha256:b")));
    }

    @Test
    void whatTasksDoNotDependOnIsChangedWithoutARestart() {
        assertThat(change(WEB.replace("replicas: 2", "replicas: 3")).action()).isEqualTo(Action.CHANGE);
        assertThat(change(WEB.replace("replicas: 2", "replicas: 2, labels: {a: b}"))
                        .action())
                .isEqualTo(Action.CHANGE);
    }

    @Test
    void oneTaskThatStopsFirstIsAnOutage() {
        String single = WEB.replace("replicas: 2", "replicas: 1");

        assertThat(change(single.replace("sha256:a", "sha256:b")).action()).isEqualTo(Action.RESTART_WITH_OUTAGE);
        assertThat(change(single.replace("replicas: 1", "replicas: 1, update_config: {order: start-first}")
                                .replace("sha256:a", "sha256:b"))
                        .action())
                .isEqualTo(Action.RESTART);
    }

    @Test
    void whatWasChangedByHandIsPutRight() {
        LiveStack changed = live(Map.of("web", "something else"));

        assertThat(plan(planner(WEB, changed, false), WEB).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.fields()).isEmpty();
                    assertThat(change.reason()).contains("changed by hand");
                });
    }

    @Test
    void aServiceWithoutHistoryIsSaidToHaveNone() {
        assertThat(plan(planner("", RUNNING, false), WEB).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.reason()).startsWith("no deployment of it is recorded"));
    }

    @Test
    void whatTheFileNoLongerHasGoesOnlyWithPrune() {
        LiveStack more = new LiveStack(
                Map.of("web", "as-deployed", "old", "x"),
                List.of(new LiveStack.Network("1", "shop_back")),
                List.of(),
                List.of(),
                POOL);

        StackPlan kept = plan(planner(WEB, more, false), WEB);
        assertThat(kept.nothingToDo()).isTrue();
        assertThat(kept.notes()).singleElement().asString().startsWith("old: ");
        assertThat(plan(planner(WEB, more, true), WEB).changes())
                .extracting(StackChange::name, StackChange::action)
                .containsExactly(tuple("old", Action.REMOVE), tuple("shop_back", Action.REMOVE));
    }

    @Test
    void aConfigWithAnotherContentRestartsWhatUsesIt() {
        String file = """
                services:
                  web: {image: nginx, networks: {front: null}, configs: [{source: site, target: /site}]}
                networks: {front: {external: true}}
                configs: {site: {external: true, name: shop_site_1}}
                """;
        StackPlan plan = plan(planner(file, RUNNING, false), file.replace("shop_site_1", "shop_site_2"));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.RESTART_WITH_OUTAGE);
            assertThat(change.fields())
                    .containsExactly(new FieldChange(
                            "configs./site.object", Optional.of("shop_site_1"), Optional.of("shop_site_2")));
        });
    }

    @Test
    void earlierContentsGoButSecretsThatTheFileDroppedStay() {
        LiveStack live = LiveStack.read(
                SHOP,
                "[]",
                "[]",
                Api.object("config", "shop_site_1", "shop", "site", "2026-09-01T10:00:00Z"),
                Api.object("secret", "shop_password_1", "shop", "password", "2026-09-01T10:00:00Z"),
                "{}",
                Api.nodes());
        StackPlan plan = plan(
                planner("", live, false),
                "services: {web: {image: a}}\nconfigs: {site: {external: true, name: shop_site_2}}");

        assertThat(plan.changes())
                .filteredOn(change -> change.action() == Action.REMOVE)
                .extracting(StackChange::name)
                .containsExactly("shop_site_1");
    }

    @Test
    void theStacksOwnNetworkIsCreatedOnce() {
        String file = "services: {web: {image: nginx}}";
        LiveStack there = new LiveStack(
                Map.of("web", "as-deployed"),
                List.of(new LiveStack.Network("1", "shop_default")),
                List.of(),
                List.of(),
                POOL);

        assertThat(plan(planner(file, RUNNING, false), file).changes())
                .containsExactly(new StackChange(
                        Kind.NETWORK,
                        "default",
                        Action.CREATE,
                        List.of(),
                        "with a /20 of 10.64.0.0/12: room for 4094 addresses"));
        assertThat(plan(planner(file, there, false), file).nothingToDo()).isTrue();
    }

    @Test
    void anAddressRangeThatTheAuthorFixedIsNotPromisedFromThePool() {
        assertThat(change("networks: {back: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}\nservices: {}"))
                .isEqualTo(new StackChange(Kind.NETWORK, "back", Action.CREATE, List.of(), ""));
    }

    @Test
    void thePoolIsReadFromTheEnginesInfo() {
        String info = "{\"Swarm\":{\"Cluster\":{\"DefaultAddrPool\":[\"10.64.0.0/12\"],\"SubnetSize\":20}}}";

        assertThat(LiveStack.read(SHOP, "[]", "[]", "[]", "[]", info, "[]").pool())
                .isEqualTo(POOL);
    }

    @Test
    void asJsonItIsWordsAndNothingElse() {
        assertThat(plan(planner(WEB, RUNNING, false), WEB.replace("sha256:a", "sha256:b"))
                        .json())
                .isEqualTo(
                        "{\"stack\":\"shop\",\"changes\":[{\"kind\":\"service\",\"name\":\"web\",\"action\":\"restart\","
                                + "\"fields\":[{\"path\":\"image\",\"before\":\"nginx:1@sha256:a\","
                                + "\"after\":\"nginx:1@sha256:b\"}],\"reason\":\"\"}],\"defaults\":[],\"directories\":[],\"pulls\":[],\"notes\":[]}");
    }

    @Test
    void aSecretThatIsDrawnIsToldWithoutItsValue() {
        ContentObject drawn = new GeneratedSecret(SHOP, "key", 32).object();

        StackPlan plan = planner(WEB, RUNNING, false)
                .plan(
                        StackFiles.read(WEB),
                        List.of(drawn),
                        new StackPlanner.Findings(List.of(), List.of(), List.of(), List.of()));

        assertThat(plan.changes())
                .contains(new StackChange(
                        Kind.SECRET,
                        "shop_key_generated",
                        Action.CREATE,
                        List.of(),
                        "generated: random letters and digits"));
        assertThat(plan.json()).doesNotContain(drawn.content());
    }
}
