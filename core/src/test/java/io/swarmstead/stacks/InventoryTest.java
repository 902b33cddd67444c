package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Folder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the swarm holds, read from the engine's answers; it is 10:00 on a day in September. */
class InventoryTest {
    private static final Inventory SWARM = InventoryReading.read(Api.swarm());
    private static final Inventory SHOP = SWARM.of("shop");

    private static StackService service(String name) {
        return SWARM.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOwnersStacksAreListedWithoutOurs() {
        assertThat(SWARM.summaries())
                .containsExactly(
                        new StackSummary("blog", 1, 0, 3, List.of(), Instant.parse("2026-09-01T08:00:00.1Z")),
                        new StackSummary(
                                "shop",
                                2,
                                3,
                                3,
                                List.of("https://shop.test", "https://www.shop.test", "https://old.test"),
                                Instant.parse("2026-09-01T09:00:00.1Z")));
    }

    @Test
    void aStackOfWhichOnlyASecretIsThereIsKnown() {
        assertThat(SWARM.stacks()).containsExactly("shop", "blog", "ingress", "mail");
    }

    @Test
    void aServiceIsReadWhole() {
        assertThat(service("shop_web"))
                .isEqualTo(new StackService(
                        "s1",
                        "shop",
                        "shop_web",
                        ImageReference.parse("busybox:stable@sha256:0123"),
                        false,
                        2,
                        2,
                        Instant.parse("2026-09-01T09:00:00.1Z"),
                        List.of(new StackService.Port(8080, 80, "tcp", "host")),
                        List.of("https://shop.test", "https://www.shop.test", "https://old.test"),
                        List.of("traefik_public", "shop_default"),
                        List.of("k1", "k9"),
                        List.of(new Folder("/var/data/shop/www"), new Folder("/var/data/media")),
                        List.of()));
        assertThat(service("shop_web").shortName()).isEqualTo("web");
        assertThat(service("blog_web").everywhere()).isTrue();
    }

    @Test
    void onlyWhatBelongsToAStackIsOfIt() {
        assertThat(SHOP.services()).extracting(StackService::name).containsExactly("shop_db", "shop_web");
        assertThat(SHOP.networks()).extracting(StackObject::name).containsExactly("shop_default");
        assertThat(SHOP.configs()).extracting(StackObject::given).containsExactly("motd");
        assertThat(SHOP.secrets()).extracting(StackObject::given).containsExactly("key", "key", "other");
    }

    @Test
    void tasksThatCountComeFirstAndTheLastErrorIsKept() {
        assertThat(SHOP.tasksOf(service("shop_web")))
                .extracting(StackTask::slot, StackTask::host, StackTask::isCurrent)
                .containsExactly(tuple(1, "alpha", true), tuple(2, "gamma", true), tuple(1, "alpha", false));
        assertThat(SHOP.lastError(service("shop_web")))
                .get()
                .extracting(StackTask::error)
                .isEqualTo("task: non-zero exit (1)");
        assertThat(SHOP.lastError(service("shop_db"))).isEmpty();
        assertThat(SHOP.isReady("gamma")).isFalse();
    }

    @Test
    void aServiceOnOneHostIsLostWithItAndItsVolumeToo() {
        assertThat(HostLoss.of(SHOP, service("shop_db")))
                .containsExactly(new HostLoss("beta", service("shop_db"), 0, 1, List.of("shop_db")));
        assertThat(HostLoss.of(SHOP, service("shop_web")))
                .extracting(HostLoss::host, HostLoss::left, HostLoss::isOutage)
                .containsExactly(tuple("alpha", 1, false), tuple("gamma", 1, false));
    }

    @Test
    void foldersThatOthersUseStay() {
        StackFolders folders = StackFolders.of(SWARM, new StackName("shop"), "/var/data");

        assertThat(folders.own())
                .extracting(Folder::path)
                .containsExactly(
                        "/var/data/config/.swarmstead/deployments/shop",
                        "/var/data/config/shop",
                        "/var/data/runtime/shop",
                        "/var/data/shop");
        assertThat(folders.shared()).extracting(Folder::path).containsExactly("/var/data/media");
    }

    @Test
    void theFolderOfEverybodysConfigurationIsNoStacks() {
        StackFolders folders = StackFolders.of(SWARM, new StackName("config"), "/var/data");

        assertThat(folders.own())
                .extracting(Folder::path)
                .containsExactly(
                        "/var/data/config/.swarmstead/deployments/config",
                        "/var/data/config/config",
                        "/var/data/runtime/config");
        assertThat(folders.shared()).extracting(Folder::path).containsExactly("/var/data/config");
    }
}
