package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment makes besides services: folders with an owner, and networks with room. */
@OnRealHosts
@Full("one of many shapes of a deployment")
@Order(8)
final class DataDirectoriesTest {
    private static final String WIKI = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                user: "33"
                x-swarmstead: {owner: "33:34", mode: "0750"}
                command: [sh, -c, "touch /data/written && exec sleep 1000"]
                init: true
                volumes: ["/var/data/wiki/data:/data"]
              clock:
                image: busybox:stable
                user: "35:35"
                command: [sh, -c, "touch /data/written && exec sleep 1000"]
                init: true
                volumes: ["/var/data/wiki/clock:/data", "/var/data/wiki/there:/there"]
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeEach
    void aFolderOfBefore() {
        TheLab.on("alpha", "rm -rf /var/data/wiki && mkdir /var/data/wiki && mkdir -m 0700 /var/data/wiki/there");
    }

    @AfterEach
    void putAway() {
        TheLab.swarmstead("stack", "rm", "wiki", "--yes");
        TheLab.on("alpha", "rm -rf /var/data/wiki /var/data/config/.swarmstead/deployments/wiki");
    }

    private static Run deploy(String text, String option) {
        Path file = Run.write(folder.resolve("wiki.yml"), text);
        return TheLab.swarmstead("stack", "deploy", "wiki", "-f", file.toString(), option);
    }

    @Test
    void aServiceFindsItsFoldersAsItsOwnAndWhatWasThereAsItWas() {
        assertThat(deploy(WIKI, "--dry-run").expect(0).out())
                .contains(
                        "create directory /var/data/wiki/clock: owner 35:35, mode 0755",
                        "create directory /var/data/wiki/data: owner 33:34, mode 0750",
                        "create network default: with a /20 of ")
                .doesNotContain("wiki/there: owner");

        deploy(WIKI, "--yes").expect(0);

        assertThat(TheLab.on("beta", "cd /var/data/wiki && stat -c '%n %u:%g %a' * */written")
                        .lines())
                .containsExactly(
                        "clock 35:35 755",
                        "data 33:34 750",
                        "there 0:0 700",
                        "clock/written 35:35 644",
                        "data/written 33:0 644");
        assertThat(TheLab.on(
                        "alpha",
                        "docker network inspect wiki_default --format '{{range .IPAM.Config}}{{.Subnet}}{{end}}'"))
                .endsWith("/20");
        assertThat(deploy(WIKI, "--yes").expect(0).out()).contains("nothing to do");
    }

    @Test
    void aFileThatIsNotThereIsToldOfBeforeAnythingIsMade() {
        String file = WIKI.replace("/var/data/wiki/data:/data", "/var/data/wiki/web.conf:/etc/web.conf");

        assertThat(deploy(file, "--yes").expect(2).err()).contains("the file /var/data/wiki/web.conf is not there");
        assertThat(TheLab.on("alpha", "ls /var/data/wiki")).doesNotContain("web.conf", "clock");
    }
}
