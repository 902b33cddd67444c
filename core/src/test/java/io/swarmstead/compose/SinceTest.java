package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of the format that each key came with, by Docker's own schemas. */
class SinceTest {
    private static final Surroundings SURROUNDINGS = new Surroundings(Path.of("/stack"), Map.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    1  | secrets: []
                    2  | build: {context: ., cache_from: []}
                    2  | deploy: {endpoint_mode: vip}
                    3  | build: {context: ., labels: {}}
                    3  | configs: []
                    3  | credential_spec: {file: a}
                    3  | deploy: {placement: {preferences: []}}
                    4  | build: {context: ., network: a}
                    4  | build: {context: ., target: a}
                    4  | deploy: {update_config: {order: stop-first}}
                    4  | healthcheck: {start_period: 1s}
                    5  | build: {context: ., shm_size: 1}
                    5  | deploy: {resources: {reservations: {generic_resources: []}}}
                    5  | isolation: default
                    6  | volumes: [{type: tmpfs, target: /a, tmpfs: {}}]
                    7  | deploy: {rollback_config: {}}
                    7  | init: true
                    7  | x-own: a
                    8  | credential_spec: {config: a}
                    8  | deploy: {placement: {max_replicas_per_node: 1}}
                    9  | build: {context: ., extra_hosts: {}}
                    9  | cgroupns_mode: private
                    9  | deploy: {resources: {limits: {pids: 1}}}
                    12 | healthcheck: {start_interval: 1s}
                    13 | networks: {default: {driver_opts: {a: b}}}
                    13 | oom_score_adj: 5
                    """)
    void aKeyOfAServiceIsKnownFrom(int since, String written) {
        String service = "services: {web: {%s}}\n%s".formatted(written, since > 3 ? "configs: {a: {file: a}}\n" : "");

        assertThat(told("version: '3.%d'\n%s".formatted(since, service))).isEmpty();
        assertThat(told("version: '3.%d'\n%s".formatted(since - 1, service)))
                .first()
                .asString()
                .matches("needs-version: .* came with version 3.%d, and the file says 3.%d: write version: \"3.%d\" .*"
                        .formatted(since, since - 1, Math.max(since, 8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    1  | secrets: {}
                    2  | networks: {a: {attachable: true}}
                    3  | configs: {}
                    4  | x-own: a
                    4  | volumes: {a: {name: b}}
                    5  | networks: {a: {name: b}}
                    5  | secrets: {a: {file: a, name: b}}
                    7  | networks: {a: {x-own: b}}
                    7  | volumes: {a: {x-own: b}}
                    7  | configs: {a: {file: a, x-own: b}}
                    8  | secrets: {a: {driver: a}}
                    8  | secrets: {a: {driver: a, driver_opts: {}}}
                    8  | configs: {a: {file: a, template_driver: golang}}
                    10 | volumes: {a: {x-cluster-spec: {}}}
                    """)
    void aKeyOfAFileIsKnownFrom(int since, String written) {
        assertThat(told("version: '3.%d'\n%s\n".formatted(since, written))).isEmpty();
        assertThat(told("version: '3.%d'\n%s\n".formatted(since - 1, written)))
                .first()
                .asString()
                .startsWith("needs-version: ")
                .contains(" came with version 3.%d, and the file says 3.%d: ".formatted(since, since - 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ports   | ports: [{target: 80}]
                    volumes | volumes: [{type: volume, target: /a}]
                    """)
    void mappingsAreKnownFromTwoOn(String kind, String written) {
        assertThat(told("version: '3.2'\nservices: {web: {%s}}\n".formatted(written)))
                .isEmpty();
        assertThat(told("version: '3.1'\nservices: {web: {%s}}\n".formatted(written)))
                .containsExactly(
                        ("needs-version: s.yml:2:%d: services.web.%s[0]: %2$s as mappings came with version 3.2, "
                                        + "and the file says 3.1: write version: \"3.8\" at the top")
                                .formatted(21 + kind.length(), kind));
    }

    @ParameterizedTest
    @CsvSource({"'', 3.13", "'\"\"', 3.13", "'\"3\"', 3.13", "'\"3.0\"', 3.0", "'\"3.9\"', 3.9", "'\"3.13\"', 3.13"})
    void aFileIsOfTheVersionThatItNames(String written, String version) {
        String text = written.isEmpty() ? "services: {}\n" : "version: " + written + "\n";

        assertThat(read(text).file().orElseThrow().tree()).containsEntry("version", version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    3.8     | wrong-type: s.yml:1:1: version: the number 3.8 is no version: write version: "3.8", with the quotes, or remove the line
                    [a]     | wrong-type: s.yml:1:1: version: a list is no version: write version: "3.8", with the quotes, or remove the line
                    "3.14"  | version: s.yml:1:1: version: there is no version 3.14 for stacks: write version: "3.8", or remove the line
                    "3.01"  | version: s.yml:1:1: version: there is no version 3.01 for stacks: write version: "3.8", or remove the line
                    "2"     | version: s.yml:1:1: version: there is no version 2 for stacks: write version: "3.8", or remove the line
                    """)
    void whatIsNoVersionIsToldAndTheRestIsReadByTheLatest(String version, String told) {
        assertThat(told("version: %s\nservices: {web: {oom_score_adj: 5}}\n".formatted(version)))
                .containsExactly(told);
    }

    private static List<String> told(String text) {
        return read(text).findings().stream()
                .map(finding -> "%s: %s: %s"
                        .formatted(
                                finding.rule(),
                                finding.problem().what(),
                                finding.problem().next()))
                .toList();
    }

    private static Reading read(String text) {
        return ComposeReader.read("s.yml", text.getBytes(StandardCharsets.UTF_8), SURROUNDINGS);
    }
}
