package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.PlantedLinks;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container plants links where a deployment makes folders, keeps records and logins, and reads them. */
@Timeout(60)
class LinksOnTheVolumeTest {
    private static final StackName SHOP = new StackName("shop");

    @TempDir
    private Path temp;

    private PlantedLinks planted;
    private StackSite site;

    @BeforeEach
    void plant() throws Exception {
        planted = new PlantedLinks(temp);
        site = new StackSite(planted.cloud(), new FakeFleet(), planted.host(), Occupancy.none(true), "me");
    }

    private DataDirectory folder(String path) {
        return new DataDirectory(planted.at(path).toString(), "1:1", "0777");
    }

    private MissingDirectories missing(String path) throws HostException {
        return new DataDirectories(site).missing(StackFiles.read("""
                services:
                  web: {image: a, volumes: [{type: bind, source: %s, target: /data}]}
                """.formatted(planted.at(path))));
    }

    @Test
    void aFolderThatIsNotThereIsMadeAsItShallBe() throws Exception {
        assertThat(missing("shop/data").directories()).hasSize(1);

        new DataDirectories(site).create(List.of(folder("shop/data")));

        assertThat(Files.getAttribute(planted.at("shop/data"), "unix:uid")).isEqualTo(1);
        assertThat(Files.getAttribute(planted.at("shop/data"), "unix:mode")).isEqualTo(0040777);
        assertThat(missing("shop/data").directories()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.new", "shop", "shop/data", "shop/data.new"})
    void noFolderIsMadeNorGivenAwayBehindALink(String link) throws Exception {
        planted.toDirectory(link);

        create(List.of(folder("shop"), folder("shop/data"), folder("other")));

        planted.assertOutsideUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.new", "shop", "shop/data"})
    void noFolderIsMadeWhereALinkLeadsToNothing(String link) throws Exception {
        planted.toNothing(link);

        create(List.of(folder("shop"), folder("shop/data")));

        planted.assertOutsideUntouched();
    }

    /** It may fail, and says so then. */
    private void create(List<DataDirectory> folders) {
        try {
            new DataDirectories(site).create(folders);
        } catch (HostException refused) {
            assertThat(refused.problem().why()).contains("symbolic link");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop/data", "shop/data/deeper"})
    void aStackThatWouldBindWhatALinkLeadsToIsRefused(String path) throws Exception {
        planted.toDirectory(path);

        MissingDirectories found = missing("shop/data/deeper");

        assertThat(found.directories()).isEmpty();
        assertThat(found.problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("link on the way");
        planted.assertOutsideUntouched();
    }

    @Test
    void aPathThroughAnotherFoldersParentMeansWhatItSays() throws Exception {
        Files.createDirectories(planted.at("neighbour"));

        StackFile stack = Binds.plain(StackFiles.read("""
                services:
                  web: {image: a, volumes: [{type: bind, source: "%s/x/.././/neighbour/.", target: /data}]}
                """.formatted(planted.volume())));

        assertThat(new DataDirectories(site).missing(stack).directories()).isEmpty();
        assertThat(Binds.below(stack.services().values().iterator().next(), planted.volume()))
                .singleElement()
                .hasToString(planted.at("neighbour").toString());
        assertThat(planted.at("x")).doesNotExist();
    }

    private static DeploymentRecord record() {
        return new DeploymentRecord(
                Instant.EPOCH,
                "me",
                "digest",
                "services: {}",
                Map.of(),
                List.of(),
                Map.of(),
                new StackPlan(SHOP.value(), List.of(), List.of(), List.of(), List.of(), List.of()),
                DeploymentRecord.Outcome.BEGUN,
                "");
    }

    @Test
    void noRecordIsWrittenOrForgottenBehindALink() throws Exception {
        planted.toDirectory("config/.swarmstead/deployments/shop");
        DeploymentRecords records = new DeploymentRecords(site, SHOP);

        assertThatThrownBy(() -> records.write(record(), new SealKey("0".repeat(64))))
                .isInstanceOf(HostException.class);
        planted.assertOutsideUntouched();
    }

    @Test
    void noLoginIsKeptBehindALink() throws Exception {
        planted.toDirectory("config/.swarmstead/registries");
        Registries registries = Registries.of(planted.cloud(), planted.host());

        assertThatThrownBy(() -> registries.login("registry.example.org", "me", "secret"))
                .isInstanceOf(HostException.class);
        planted.assertOutsideUntouched();
    }

    @Test
    void noLoginIsReadBehindALink() throws Exception {
        planted.toFile("config/.swarmstead/registries/config.json");

        assertThat(Registries.of(planted.cloud(), planted.host()).users()).isEmpty();
    }
}
