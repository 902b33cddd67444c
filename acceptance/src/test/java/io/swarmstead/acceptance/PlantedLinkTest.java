package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody has taken containers over that may write to folders of the volume, and plants links there that lead out of it.
 * Whatever a person then has the cloud do, root of no host follows them.
 */
@OnRealHosts
@Full("a container plants links for one command after the other")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PlantedLinkTest {
    /** One has its own folder, and the other one the whole volume, as a backup has. */
    private static final String PLANTER = """
            version: "3.8"
            services:
              own:
                image: busybox:stable
                command: [sleep, "10000"]
                init: true
                volumes: ["/var/data/planter:/own"%s]
                deploy: {mode: global}
              all:
                image: busybox:stable
                command: [sleep, "10000"]
                init: true
                volumes: ["/var/data:/all"]
                deploy: {mode: global}
                x-swarmstead: {trusted: true}
            """;

    private static final String VICTIM = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: [sleep, "10000"]
                init: true
                user: "33"
                x-swarmstead: {owner: "33:33", mode: "0777"}
                volumes: ["%s:/data"]
            """;

    /** Everything that may not change, as it is. */
    private static final String OUTSIDE =
            "find /root/outside -printf '%p %y %m %U:%G %s %T@ ' -exec sh -c '[ -d \"$1\" ] || cat \"$1\"' - {} \\;";

    @TempDir
    static Path folder = Path.of("");

    private static String before = "";

    @BeforeAll
    static void containersThatWriteToTheVolume() {
        putAway();
        TheLab.HOSTS.forEach(host -> TheLab.on(host, """
                mkdir -p -m 0750 /root/outside/directory
                echo secret > /root/outside/file
                chmod 0640 /root/outside/file
                """));
        deploy("planter", PLANTER.formatted("")).expect(0);
        before = outside();
    }

    @AfterAll
    static void putAway() {
        for (String stack : List.of("planter", "victim")) {
            TheLab.swarmstead("stack", "rm", stack, "--yes");
        }
        TheLab.on(
                "alpha",
                "rm -rf /var/data/planter* /var/data/victim* /var/data/config/planter /var/data/config/victim");
        TheLab.HOSTS.forEach(host -> TheLab.on(host, "rm -rf /root/outside"));
    }

    @AfterEach
    void nothingOutsideHasChanged() {
        assertThat(outside()).isEqualTo(before);
    }

    private static String outside() {
        return TheLab.HOSTS.stream().map(host -> TheLab.on(host, OUTSIDE)).collect(Collectors.joining("\n"));
    }

    private static Run deploy(String stack, String text) {
        Path file = Run.write(folder.resolve(stack + ".yml"), text);
        return TheLab.swarmstead("stack", "deploy", stack, "-f", file.toString(), "--yes");
    }

    /** Runs in the service's container on alpha. */
    private static void inside(String service, String script) {
        TheLab.on("alpha", "docker exec $(docker ps -qf name=planter_%s) sh -c '%s'".formatted(service, script));
    }

    @Test
    @Order(1)
    void aFolderIsMadeWhereItShallBeAndNotBehindALink() {
        inside("own", "ln -s /root/outside/directory /own/new.new");
        inside("own", "ln -s /root/outside/made /own/other.new");

        Run run = deploy(
                "planter", PLANTER.formatted(", \"/var/data/planter/new:/new\", \"/var/data/planter/other:/other\""));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("symbolic link");
        inside("own", "rm /own/new.new /own/other.new");
        deploy("planter", PLANTER.formatted(", \"/var/data/planter/new:/new\"")).expect(0);
        assertThat(TheLab.on("alpha", "stat -c %F /var/data/planter/new")).isEqualTo("directory");
    }

    @Test
    @Order(2)
    void noStackBindsWhatALinkLeadsTo() {
        inside("own", "ln -s /root/outside/directory /own/linked");

        assertThat(deploy("victim", VICTIM.formatted("/var/data/planter/linked"))
                        .expect(2)
                        .err())
                .contains("there is a link on the way to /var/data/planter/linked");
        assertThat(deploy("victim", VICTIM.formatted("/var/data/planter/linked/deeper"))
                        .expect(2)
                        .err())
                .contains("there is a link on the way to /var/data/planter/linked/deeper");
        inside("own", "rm /own/linked");
    }

    /** The first one may write to the folder in which that of the second one lies. */
    @Test
    @Order(3)
    void noTaskStartsOnALinkThatWasPlantedWhileItRan() {
        String inner = PLANTER.formatted("") + """
                  inner:
                    image: busybox:stable
                    command: [sh, -c, "date > /data/was-here; exec sleep 10000"]
                    init: true
                    volumes: ["/var/data/planter/inner:/data"]
                    deploy: {restart_policy: {delay: 1s}, placement: {constraints: ["node.hostname == alpha"]}}
                """;
        deploy("planter", inner).expect(0);
        inside("own", "mv /own/inner /own/inner.kept; ln -s /root/outside/directory /own/inner");

        TheLab.on("alpha", "docker service update -q -d --force planter_inner");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                TheLab.on("alpha", "docker service ps --no-trunc --format '{{.Error}}' planter_inner"))
                        .contains("there is a link on the way to \"/var/data/planter/inner\""));
        assertThat(TheLab.on("alpha", "docker ps -q -f name=planter_inner; ls /root/outside/directory"))
                .isEmpty();
        inside("own", "rm /own/inner; mv /own/inner.kept /own/inner");
        TheLab.awaitWell(Duration.ofMinutes(1));
        assertThat(TheLab.on("alpha", "docker ps -q -f name=planter_inner")).isNotEmpty();
    }

    @Test
    @Order(4)
    void aPathWithDotsIsTheFolderThatItSays() {
        TheLab.on("alpha", "mkdir -p /var/data/planter/empty && chown 7:7 /var/data/planter/empty");

        deploy("victim", VICTIM.formatted("/var/data/victim-x/.././planter//empty/."))
                .expect(0);

        assertThat(TheLab.on("alpha", "stat -c %u:%g /var/data/planter/empty; ls -d /var/data/victim-x* || true"))
                .startsWith("7:7")
                .doesNotContain("\n/var/data/victim-x");
        assertThat(TheLab.swarmstead("stack", "rm", "victim", "--with-data", "--yes")
                        .expect(0)
                        .err())
                .containsPattern("stays, others use it: .*/var/data/planter/empty\n");
        assertThat(TheLab.on("alpha", "stat -c %F /var/data/planter/empty")).isEqualTo("directory");
    }

    /** Where records were once, in the stack's own folder; those of today are {@link RecordAttackTest}'s. */
    @Test
    @Order(5)
    void recordsAreNotWrittenBehindALink() {
        inside("all", "rm -rf /all/config/victim; mkdir /all/config/victim");
        inside("all", "ln -s /root/outside/directory /all/config/victim/.swarmstead");

        deploy("victim", VICTIM.formatted("/var/data/victim")).expect(0);
        inside("all", "rm /all/config/victim/.swarmstead");
    }

    @Test
    @Order(6)
    void theLoginsAreNotKeptBehindALink() {
        inside("all", "mv /all/config/.swarmstead/registries /all/config/.swarmstead/registries.kept; true");
        inside("all", "ln -s /root/outside/directory /all/config/.swarmstead/registries");

        Run run = Run.swarmsteadReading(
                Run.write(folder.resolve("password"), "secret\n"),
                "registry",
                "login",
                TheLab.gateway() + ":5000",
                "--user",
                "me",
                "--cloud",
                TheLab.cloudFile().toString());

        assertThat(run.exitCode()).isNotZero();
        inside("all", "rm /all/config/.swarmstead/registries");
        inside("all", "mv /all/config/.swarmstead/registries.kept /all/config/.swarmstead/registries; true");
    }

    @Test
    @Order(7)
    void theStewardsCopyOfItsJournalIsNotWrittenBehindALink() throws InterruptedException {
        inside("all", "mv /all/config/.swarmstead/journal /all/config/.swarmstead/journal.kept");
        inside("all", "ln -s /root/outside/directory /all/config/.swarmstead/journal");
        TheLab.on("alpha", "systemctl restart swarmstead-steward");

        // it copies every half minute
        Thread.sleep(Duration.ofSeconds(35));

        assertThat(TheLab.on("alpha", "tail -n 30 /var/log/swarmstead/journal")).contains("symbolic link");
        inside("all", "rm /all/config/.swarmstead/journal");
        inside("all", "mv /all/config/.swarmstead/journal.kept /all/config/.swarmstead/journal");
    }

    @Test
    @Order(8)
    void dataDoNotMoveBehindALink() {
        inside("all", "echo kept > /all/victim/letter; mv /all/removed /all/removed.kept; true");
        inside("all", "ln -s /root/outside/directory /all/removed");
        // the folders of a stack stay as long as somebody has the whole volume
        TheLab.swarmstead("stack", "rm", "planter", "--yes").expect(0);

        assertThat(TheLab.swarmstead("stack", "rm", "victim", "--with-data", "--yes")
                        .exitCode())
                .isNotZero();

        TheLab.on(
                "alpha",
                "rm /var/data/removed; [ ! -e /var/data/removed.kept ] || mv /var/data/removed.kept /var/data/removed");
        assertThat(TheLab.on("alpha", "cat /var/data/victim/letter")).isEqualTo("kept");
    }

    @Test
    @Order(9)
    void aStackThatHasTheWholeVolumeGoesWithNothingOfIt() {
        deploy("victim", VICTIM.formatted("/var/data/").replace("x-swarmstead: {", "x-swarmstead: {trusted: true, "))
                .expect(0);

        assertThat(TheLab.swarmstead("stack", "rm", "victim", "--with-data", "--yes")
                        .expect(0)
                        .err())
                .contains("stays, others use it: /var/data\n");
        assertThat(TheLab.on("alpha", "cat /var/data/removed/victim-*/victim/letter"))
                .isEqualTo("kept");
        TheLab.on("alpha", "rm -r /var/data/removed/victim-*");
    }

    @Test
    @Order(10)
    void theCloudIsAsItWas() {
        TheLab.awaitWell(Duration.ofMinutes(1));
        assertThat(TheLab.swarmstead("up", "--yes").expect(0).out()).startsWith("nothing to do");
    }
}
