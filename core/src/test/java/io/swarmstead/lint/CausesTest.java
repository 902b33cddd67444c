package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable without a value is told, and not what is left where it stands. */
class CausesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: 'nginx:${TAG}'",
                "image: '${TAG}'",
                "image: 'registry.example.com/$TAG'",
                "image: '${TAG}/nginx:1'",
                "image: 'a:1', deploy: {replicas: '${TAG}'}",
                "image: 'a:1', ports: ['80:${TAG}']",
                "image: 'a:1', volumes: ['${TAG}:/data']",
                "image: 'a:1', volumes: ['${TAG}data:/data']",
                "image: 'a:1', volumes: ['${TAG}/etc:/data']",
                "image: 'a:1', read_only: '${TAG}'",
                "image: 'a:1', env_file: '${TAG}.env'",
                "image: 'a:1', env_file: ['${TAG}.env']",
                "image: 'a:1', deploy: {labels: [traefik.enable=true, 'traefik.http.routers.a.rule=Host(`${TAG}`)']}",
                "image: 'a:1', deploy: {labels: {traefik.http.routers.a.rule: 'Host(`$TAG.example.com`)'}}",
                "image: 'a:1', x-swarmstead: {route: '${TAG}', port: 80}",
            })
    void whatStopsTheFileIsAnErrorOfTheVariable(String service) {
        assertThat(errors(service))
                .singleElement()
                .asString()
                .matches("ERROR variable-unset stack.yml:1:[0-9]+: services\\.web\\.[^ ]+: TAG has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment: ['A=${TAG}']",
                "environment: {A: 'x${TAG}y'}",
                "command: 'echo $TAG'",
                "image: '${TAG}nginx:1'",
            })
    void whatWorksWithoutIsAWarning(String key) {
        String image = key.startsWith("image") ? "" : "image: 'a:1', ";

        assertThat(all(image + key)).singleElement().asString().startsWith("WARNING variable-unset ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${TAG:-1}", "${TAG-1}", "${TAG:-}", "${TAG-}", "${EMPTY}", "${SET}", "$SET", "$$TAG", "$${TAG}"
            })
    void whatHasAValueOrADefaultOrIsNoVariableIsNotTold(String text) {
        assertThat(all("image: 'a:1', environment: {A: '%s'}".formatted(text))).isEmpty();
    }

    @Test
    void aVariableIsToldOnceWhereItStopsTheFileWithItsOtherLines() {
        String file = """
                services:
                  web:
                    image: a:1
                    environment: {A: "${TAG}", B: "${OTHER}"}
                    labels: {a: "${TAG}"}
                  api:
                    image: b:${TAG}
                """;

        assertThat(said(file))
                .containsExactly(
                        "WARNING variable-unset stack.yml:4:35: services.web.environment.B: OTHER has no value",
                        "ERROR variable-unset stack.yml:7:5: services.api.image: TAG has no value; the same in lines 4, 5");
    }

    @Test
    void theWayOutNamesTheFileAndTheShell() {
        assertThat(findings("services: {web: {image: 'a:1', environment: {A: '${TAG}'}}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem().why())
                            .isEqualTo(
                                    "Docker fills in nothing, and a .env beside the file is not read by stack deploy");
                    assertThat(finding.problem().next())
                            .isEqualTo("name the file that has it, --env-file .env, or export TAG=<value>;"
                                    + " ${TAG:-} says that nothing is meant, and $$TAG a dollar sign");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${SET:-${B:-x}} | ${SET:-${B:-x}
                    ${NO:-${B}}     | ${NO:-${B}
                    ${NO-a${B:-x}b} | ${NO-a${B:-x}
                    """)
    void aVariableInADefaultIsTold(String text, String variable) {
        assertThat(all("image: 'a:1', environment: {A: '%s'}".formatted(text)))
                .singleElement()
                .asString()
                .startsWith("WARNING variable-nested ")
                .endsWith(variable + " ends at its first brace");
    }

    @Test
    void aVariableInADefaultIsTheCauseOfWhatIsWrongBehindIt() {
        assertThat(errors("image: 'nginx:${SET:-${B:-1}}', deploy: {replicas: '${SET:-${B:-1}}'}"))
                .singleElement()
                .asString()
                .startsWith("ERROR variable-nested ");
    }

    @Test
    void bracesInADefaultThatAreNoVariableAreLeftAlone() {
        assertThat(all("image: 'a:1', environment: {A: '${NO:-{\"x\":1}}'}")).isEmpty();
    }

    private static List<String> errors(String service) {
        return all(service).stream().filter(said -> said.startsWith("ERROR")).toList();
    }

    private static List<String> all(String service) {
        return said("services: {web: {%s}}".formatted(service));
    }

    private static List<String> said(String file) {
        return findings(file).stream()
                .filter(finding -> !finding.rule().startsWith("traefik-")
                        && !finding.rule().startsWith("router-without"))
                .map(finding -> finding.severity() + " " + finding.rule() + " "
                        + finding.problem().what())
                .toList();
    }

    private static List<Finding> findings(String file) {
        Reading reading = ComposeReader.read(
                "stack.yml",
                file.getBytes(StandardCharsets.UTF_8),
                new Surroundings(Path.of("/home/me"), Map.of("SET", "set", "EMPTY", "")));
        return Stream.concat(
                        reading.findings().stream(),
                        reading.file().stream().flatMap(read -> Linter.check(read, Neighbourhood.UNKNOWN).stream()))
                .toList();
    }
}
