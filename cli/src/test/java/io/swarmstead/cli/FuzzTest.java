package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.host.HostException;
import io.swarmstead.lint.Linter;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.Reading;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Files and answers that somebody broke: each ends in problems that are told, none in a mistake of ours. */
class FuzzTest {
    private static final Path RESOURCES = Path.of("..", "core", "src", "test", "resources");
    private static final Rehearsal HONEST = new Rehearsal(Clouds.THREE_HOSTS, Set.of());

    private static List<String> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : found.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private static void checked(byte[] file) {
        io.swarmstead.compose.Reading reading =
                ComposeReader.read("stack.yml", file, new Surroundings(Path.of("/nowhere"), Map.of()));
        List<Finding> findings = new ArrayList<>(reading.findings());
        reading.file().ifPresent(read -> findings.addAll(Linter.check(read, Neighbourhood.UNKNOWN)));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.problem().what()).isNotBlank());
        assertThat(reading.file().isEmpty() && findings.isEmpty()).isFalse();
    }

    /** In Latin-1 every other one, which is no UTF-8 where there is more in it than ASCII. */
    @Test
    void aComposeFileIsReadOrItsProblemsAreTold() throws Exception {
        List<String> samples = files(RESOURCES, "stack.yml");
        new Fuzz("compose files", samples)
                .run(input -> checked(input.getBytes(
                        input.hashCode() % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aLabelIsUnderstoodOrToldAsAProblem() throws Exception {
        List<String> samples = List.of(
                "traefik.enable=true",
                "traefik.http.routers.web.rule=Host(`a.example.org`) && (PathPrefix(`/x`) || !HeaderRegexp(`A`, `^b.*$`))",
                "traefik.http.routers.web.rule=HostRegexp(`^[a-z]+\\.example\\.org$`)",
                "traefik.http.routers.web.middlewares=login@swarm,another-task@file",
                "traefik.http.services.web.loadbalancer.server.port=80",
                "traefik.tcp.routers.db.rule=HostSNI(`*`)",
                "traefik.frontend.rule=Host:a.example.org;PathPrefixStrip:/b",
                "traefik.http.middlewares.a.redirectregex.replacement=https://${1}",
                "traefik.docker.network=traefik_public");
        new Fuzz("labels", samples)
                .run(input -> checked("""
                services:
                  web:
                    image: nginx:1
                    networks: [traefik_public]
                    deploy:
                      labels: [traefik.enable=true, %s]
                networks: {traefik_public: {external: true}}
                """.formatted(
                                JsonMapper.shared().writeValueAsString(input).replace("$", "$$"))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCloudsFileIsReadOrItsProblemsAreTold() throws Exception {
        List<String> samples = new ArrayList<>(files(RESOURCES, "in-cloud.yaml"));
        samples.add(Files.readString(Path.of("..", "cloud.example.yaml")));
        new Fuzz("cloud files", samples).run(input -> {
            switch (CloudFile.read("cloud.yaml", input)) {
                case Reading.Valid(var spec) -> assertThat(spec.hosts()).isNotEmpty();
                case Reading.Invalid(var problems) -> assertThat(problems).isNotEmpty();
            }
        });
    }

    @Test
    void aHostThatAnswersNonsenseIsUnseenAndAPlanIsMadeOfTheOthers() throws Exception {
        List<String> samples = LyingHosts.samples(HONEST, fleet -> new Cloud(HONEST.spec(), fleet).observe());
        new Fuzz("hosts", samples).run(input -> {
            Observation observed = new Cloud(HONEST.spec(), LyingHosts.of(HONEST, input)).observe();
            assertThat(observed.verdicts()).isNotEmpty();
            assertThat(observed.plan()).isNotNull();
            assertThat(observed.refusals()).isNotNull();
        });
    }

    @Test
    void whatASwarmSaysOfItsStacksIsReadOrToldAsAProblem() throws Exception {
        List<String> samples = LyingHosts.samples(HONEST, fleet -> Survey.of(HONEST.spec(), fleet));
        new Fuzz("stacks", samples).run(input -> {
            try {
                Inventory inventory =
                        Survey.of(HONEST.spec(), LyingHosts.of(HONEST, input)).inventory();
                assertThat(StackListView.json(inventory)).isNotBlank();
                inventory.stacks().forEach(stack -> new StackView(stack, inventory.of(stack)).json());
            } catch (HostException told) {
                assertThat(told.problem().what()).isNotBlank();
            }
        });
    }
}
