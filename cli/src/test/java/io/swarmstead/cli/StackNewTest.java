package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack from the catalogue, as files. */
class StackNewTest {
    @TempDir
    Path folder = Path.of("");

    private Path cloud = Path.of("");

    @BeforeEach
    void aCloud() {
        cloud = folder.resolve("cloud.yaml");
        run(
                Screen.withoutTerminal(),
                "init",
                "--host",
                "alpha=10.0.0.11",
                "--domain",
                "cloud.example.org",
                "-o",
                cloud.toString());
    }

    private static int run(Screen screen, String... arguments) {
        return Main.run(screen.terminal(), arguments);
    }

    private int stackNew(Screen screen, String... arguments) {
        return run(
                screen,
                Stream.concat(
                                Stream.of("stack", "new", "-o", folder.toString(), "-c", cloud.toString()),
                                Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void theRouteIsBelowTheCloudsDomain() throws IOException {
        Screen screen = Screen.withoutTerminal();

        assertThat(stackNew(screen, "nextcloud")).as(screen.err()).isZero();
        assertThat(written("nextcloud.yml"))
                .contains("route: nextcloud.cloud.example.org", "protect: false")
                .doesNotContain("${");
        assertThat(screen.out()).isEqualTo(folder.resolve("nextcloud.yml") + "\n");
        assertThat(screen.err())
                .contains(
                        "next: read it, then swarmstead stack deploy nextcloud -f " + folder.resolve("nextcloud.yml"));
    }

    @Test
    void aPersonIsAskedForTheRoute() throws IOException {
        Screen screen = Screen.typing("files.example.com\n");

        assertThat(stackNew(screen, "files", "--from", "nextcloud", "--protect"))
                .isZero();
        assertThat(screen.err()).contains("the name under which people reach it [files.cloud.example.org]: ");
        assertThat(written("files.yml")).contains("route: files.example.com", "protect: true", "/var/data/files/html");
    }

    @Test
    void aPersonMayTakeTheUsualRoute() throws IOException {
        assertThat(stackNew(Screen.typing("\n"), "wordpress")).isZero();
        assertThat(written("wordpress.yml")).contains("route: wordpress.cloud.example.org");
    }

    @Test
    void whatHasNoLoginIsProtectedUnlessTheOwnerSaysOtherwise() throws IOException {
        stackNew(Screen.withoutTerminal(), "prometheus");
        stackNew(Screen.withoutTerminal(), "open", "--from", "prometheus", "--no-protect");

        assertThat(written("prometheus.yml")).contains("protect: true");
        assertThat(written("open.yml")).contains("protect: false", "file: ./open.prometheus.yml");
        assertThat(written("open.prometheus.yml")).contains("scrape_configs");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("prometheus.prometheus.yml"), "mine");
        Screen screen = Screen.withoutTerminal();

        assertThat(stackNew(screen, "prometheus")).isEqualTo(2);
        assertThat(screen.err()).contains("prometheus.prometheus.yml: is there already");
        assertThat(folder.resolve("prometheus.yml")).doesNotExist();
        assertThat(written("prometheus.prometheus.yml")).isEqualTo("mine");
    }

    @Test
    void withoutARouteACloudOrATerminalItSaysWhatIsMissing() {
        cloud = folder.resolve("none.yaml");
        Screen screen = Screen.withoutTerminal();

        assertThat(stackNew(screen, "wordpress")).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("problem: nobody says under which name people shall reach wordpress\n")
                .contains("next: swarmstead stack new wordpress --route wordpress.example.com");
    }

    @Test
    void aStackWithoutAWayInNeedsNoRoute() throws IOException {
        cloud = folder.resolve("none.yaml");

        assertThat(stackNew(Screen.withoutTerminal(), "postgres")).isZero();
        assertThat(written("postgres.yml")).doesNotContain("x-swarmstead:\n      route");
    }

    @Test
    void anEntryThatIsNotThereIsAnsweredWithThoseThatAre() {
        Screen screen = Screen.withoutTerminal();

        assertThat(stackNew(screen, "wiki")).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("problem: the catalogue has no wiki\n")
                .contains("nextcloud, nginx");
    }

    @Test
    void aRouteThatIsNoNameIsRefused() {
        Screen screen = Screen.withoutTerminal();

        assertThat(stackNew(screen, "nginx", "--route", "https://x")).isEqualTo(2);
        assertThat(screen.err()).startsWith("problem: \"https://x\": not a name on the network\n");
    }

    @Test
    void theCatalogueIsListedForPeopleAndPrograms() {
        Screen people = Screen.withoutTerminal();
        Screen programs = Screen.withoutTerminal();

        assertThat(run(people, "stack", "catalogue")).isZero();
        assertThat(run(programs, "stack", "catalogue", "--json")).isZero();
        assertThat(people.out()).contains("wordpress", "WordPress, a site that is written in the browser");
        assertThat(programs.out()).startsWith("{\"entries\":[{\"name\":\"gitlab\",\"title\":\"GitLab: ");
    }

    @Test
    void theShellCompletesTheNames() {
        Screen screen = Screen.withoutTerminal();

        assertThat(run(screen, "completion", "bash")).isZero();
        assertThat(screen.out()).contains("vaultwarden");
    }
}
