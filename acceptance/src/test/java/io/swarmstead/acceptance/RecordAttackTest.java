package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Root in a container has its stack's folder, as the cookbook binds it, and is after the records of deployments. */
@OnRealHosts
@Full("a container tries what it can write, which costs six deployments")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RecordAttackTest {
    private static final String STACK = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: [sleep, "10000"]
                init: true
                environment: {RELEASE: "%s"}
                volumes: ["/var/data/config/vault:/mine"]
                deploy: {placement: {constraints: [node.hostname == alpha]}}
              database:
                image: busybox:stable
                command: [sleep, "10000"]
                init: true
                environment: {DB_PASSWORD: never-shown}
            """;
    private static final String RECORDS = "/var/data/config/.swarmstead/deployments";
    private static final String KEY = "/etc/swarmstead/record-key";
    private static final String NEWEST = "$(ls %s/vault/*.record | tail -n 1)".formatted(RECORDS);

    /** What the owner of an older version has. */
    private static final String OLD = "/var/data/config/older/.swarmstead";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void deployedTwice() {
        putAway();
        deploy("1");
        deploy("2");
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "vault", "--with-data", "--yes");
        TheLab.attempt("alpha", """
                if [ -d %1$s.aside ]; then rm -rf %1$s && mv %1$s.aside %1$s; fi
                rm -rf /var/data/config/vault /var/data/config/older %1$s/vault %1$s/older /root/canary
                """.formatted(RECORDS));
    }

    private static void deploy(String release) {
        Path file = Run.write(folder.resolve("vault.yml"), STACK.formatted(release));
        TheLab.swarmstead("stack", "deploy", "vault", "-f", file.toString(), "--yes")
                .expect(0);
    }

    /** Root in the container. */
    private static Run inside(String script) {
        return TheLab.attempt(
                "alpha", "docker exec -i $(docker ps -qf name=vault_web) sh << 'SCRIPT'\n%s\nSCRIPT".formatted(script));
    }

    private static String binds() {
        return TheLab.on(
                "alpha",
                "docker service inspect vault_web -f '{{range .Spec.TaskTemplate.ContainerSpec.Mounts}}{{.Source}} {{end}}'");
    }

    private static String release() {
        return TheLab.on(
                "alpha", "docker service inspect vault_web -f '{{index .Spec.TaskTemplate.ContainerSpec.Env 0}}'");
    }

    private static Run rollback(String stack) {
        return TheLab.swarmstead("stack", "rollback", stack, "--yes");
    }

    @Test
    @Order(1)
    void itDoesNotReadItsSiblingsPassword() {
        assertThat(TheLab.on("alpha", "grep -l never-shown %s/vault/*.record | wc -l".formatted(RECORDS)))
                .isEqualTo("2");
        assertThat(inside("grep -r never-shown /mine; find /mine").expect(0).out())
                .isEqualToIgnoringWhitespace("/mine");
        assertThat(TheLab.on(
                        "beta", "stat -c '%%a:%%U' %1$s/.. %1$s %1$s/vault %1$s/vault/* | sort -u".formatted(RECORDS)))
                .isEqualTo("600:root\n700:root");
    }

    @Test
    @Order(2)
    void whatItWritesIsNotGoneBackTo() {
        // its own record, of a later time, that binds the whole host
        TheLab.on(
                "alpha",
                "sed 's/^[0-9a-f]* //; s#/var/data/config/vault#/#g' %s > /var/data/config/vault/evil"
                        .formatted(NEWEST));
        inside("mkdir /mine/.swarmstead && cp /mine/evil /mine/.swarmstead/2030-01-01T00:00:00Z.json")
                .expect(0);

        assertThat(TheLab.swarmstead("stack", "history", "vault").expect(0).out())
                .doesNotContain("2030");
        rollback("vault").expect(0);

        assertThat(binds().strip()).isEqualTo("/var/data/config/vault");
        assertThat(release()).isEqualTo("RELEASE=1");
    }

    @Test
    @Order(3)
    void aLinkOfItsLeadsNoDeploymentElsewhere() {
        TheLab.on("alpha", "mkdir -p /root/canary");
        inside("rm -rf /mine/.swarmstead && ln -s /root/canary /mine/.swarmstead")
                .expect(0);

        deploy("3");

        assertThat(TheLab.on("alpha", "ls -A /root/canary")).isEmpty();
        assertThat(release()).isEqualTo("RELEASE=3");
    }

    @Test
    @Order(4)
    @Timeout(30)
    void aPipeOfItsIsWaitedForByNobody() {
        inside(
                        "rm -rf /mine/.swarmstead && mkdir /mine/.swarmstead && mkfifo /mine/.swarmstead/2030-01-01T00:00:00Z.json")
                .expect(0);

        assertThat(TheLab.swarmstead("stack", "history", "vault")
                        .expect(0)
                        .out()
                        .lines())
                .hasSize(4);
    }

    @Test
    @Order(5)
    void whoReachesTheRecordsNeverthelessHasNoSealForThem() {
        String evil = RECORDS + "/vault/2030-01-01T00:00:00Z.record";
        for (String trick : List.of(
                "sed 's#/var/data/config/vault#/#g' %s > %s",
                "cp %s %s", "head -c 300 %s > %s", "ln -s %s %s", "mkfifo %2$s", "truncate -s 1G %2$s")) {
            TheLab.on("alpha", "rm -f %s; ".formatted(evil) + trick.formatted(NEWEST, evil));

            assertThat(rollback("vault").expect(2).err())
                    .as(trick)
                    .contains("vault: the record of 2030-01-01T00:00:00Z is refused", "find out who writes");
        }
        assertThat(TheLab.swarmstead("stack", "history", "vault").expect(0).out())
                .contains("2030-01-01T00:00:00Z  refused    it is larger than a record can be");
        assertThat(release()).isEqualTo("RELEASE=3");
        TheLab.on("alpha", "rm -f " + evil);
    }

    @Test
    @Order(6)
    void recordsOfAnOlderVersionAreMovedByUpAndAreForAPersonToRead() {
        TheLab.on("alpha", """
                mv %1$s %1$s.aside
                mkdir -p %2$s
                cd %2$s
                printf '%%s' '{"file": "services: {}  # by hand\\n", "tree": {}}' > 2026-01-01T00:00:00Z.json
                ln -s /etc/shadow 2026-01-02T00:00:00Z.json
                mkfifo 2026-01-03T00:00:00Z.json
                truncate -s 1G 2026-01-04T00:00:00Z.json
                """.formatted(RECORDS, OLD));
        assertThat(TheLab.swarmstead("stack", "history", "older").expect(1).err())
                .contains("the volume has no folder for records yet", "swarmstead up makes both");

        TheLab.swarmstead("up", "--yes").expect(0);

        assertThat(TheLab.on("beta", "ls %s/older; ls %s".formatted(RECORDS, OLD))
                        .lines())
                .containsExactly(
                        "2026-01-01T00:00:00Z.json",
                        "2026-01-02T00:00:00Z.json",
                        "2026-01-03T00:00:00Z.json",
                        "2026-01-04T00:00:00Z.json");
        assertThat(TheLab.swarmstead("stack", "history", "older").expect(0).out())
                .startsWith("2026-01-01T00:00:00Z  unsealed ")
                .hasLineCount(1);
        assertThat(rollback("older").expect(2).err())
                .contains("has no seal", "stack history older --show 2026-01-01T00:00:00Z");
        assertThat(TheLab.swarmstead("stack", "history", "older", "--show", "2026-01")
                        .expect(0)
                        .out())
                .isEqualTo("services: {}  # by hand\n");
    }

    @Test
    @Order(7)
    void upGivesTheKeyToAHostThatMissesIt() {
        String key = TheLab.on("alpha", "sha256sum < " + KEY);
        TheLab.on("beta", "rm " + KEY);

        TheLab.swarmstead("up", "--yes").expect(0);

        for (String host : TheLab.HOSTS) {
            assertThat(TheLab.on(host, "sha256sum < %1$s; stat -c %%a:%%U %1$s".formatted(KEY)))
                    .isEqualTo(key + "\n600:root");
        }
        assertThat(TheLab.swarmstead("up", "--yes").expect(0).out()).startsWith("nothing to do");
        TheLab.awaitWell(Duration.ofMinutes(1));
    }
}
