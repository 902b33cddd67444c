package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDataTest {
    private static final String DATABASE = """
            services:
              db:
                image: postgres:16
                volumes: ["pg:/var/lib/postgresql/data"]
                deploy: {%s}
            volumes: {pg: {%s}}
            """;

    private static List<String> found(String deploy, String volume) {
        return Found.by(new LocalData(), DATABASE.formatted(deploy, volume));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "replicas: 3",
                "placement: {constraints: [node.role == manager]}",
                "placement: {constraints: [node.hostname != alpha]}",
                "placement: {constraints: [node.labels.swarmstead.storage == ready]}",
            })
    void aVolumeOfOneHostOnAServiceThatMayMoveIsTold(String deploy) {
        assertThat(found(deploy, ""))
                .containsExactly("WARNING local-data-moves 4 every host has a volume pg of its own, and db may move to "
                        + "another host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode: global",
                "placement: {constraints: [node.hostname == alpha]}",
                "placement: {constraints: [\"node.id==abc\"]}",
                "placement: {constraints: [node.role == manager, node.labels.disk == fast]}",
                "placement: {constraints: [engine.labels.disk == fast]}",
            })
    void aServiceThatStaysIsNot(String deploy) {
        assertThat(found(deploy, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver: rclone",
                "driver_opts: {type: nfs, device: \":/pg\", o: addr=10.0.0.9}",
                "driver_opts: {type: tmpfs, device: tmpfs}",
                "driver_opts: {type: none, o: bind, device: /var/data/pg}",
            })
    void dataThatAreElsewhereDoNotStayBehind(String volume) {
        assertThat(found("", volume)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"external: true", "driver: local", "driver_opts: {type: none, o: bind, device: /srv/pg}"})
    void whatIsMadeAnewOnEachHostDoes(String volume) {
        assertThat(found("", volume)).hasSize(1);
    }

    @Test
    void whatIsOnlyReadOrHasNoNameIsNothingToLose() {
        assertThat(Found.by(new LocalData(), """
                services:
                  web: {image: "nginx:1", volumes: ["site:/site:ro", /cache]}
                volumes: {site: {}}
                """)).isEmpty();
    }

    @Test
    void everyRuleAboutDataLeadsToOnePage() {
        assertThat(Linter.check(ComposeFiles.of("""
                        services:
                          bound: {image: "postgres:16", volumes: ["/srv/pg:/var/lib/postgresql/data"]}
                          shared: {image: "postgres:16", volumes: ["/var/data/pg:/var/lib/postgresql/data"]}
                          lite: {image: "gitea/gitea:1.22", volumes: ["/var/data/git:/data"]}
                          named: {image: "postgres:16", volumes: ["pg:/var/lib/postgresql/data"]}
                        volumes: {pg: {}}
                        """), Neighbourhood.UNKNOWN))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.problem().next()).contains("docs/where-data-belongs.md"));
    }

    @Test
    void whoIsPinnedIsNotToldThatOtherHostsLackTheFolder() {
        String pinned = "deploy: {placement: {constraints: [node.hostname == alpha]}}";
        assertThat(Linter.check(ComposeFiles.of("""
                        services:
                          bound: {image: "postgres:16", volumes: ["/srv/pg:/var/lib/postgresql/data"], %s}
                          named: {image: "postgres:16", volumes: ["pg:/var/lib/postgresql/data"], %s}
                        volumes: {pg: {}}
                        """.formatted(pinned, pinned)), Neighbourhood.UNKNOWN))
                .isEmpty();
    }
}
