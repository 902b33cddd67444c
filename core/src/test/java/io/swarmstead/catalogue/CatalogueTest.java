package io.swarmstead.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.Golden;
import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.ImageReference;
import io.swarmstead.compose.NormalForm;
import io.swarmstead.compose.Oracle;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.lint.Linter;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.stacks.StackName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every entry becomes the files in its folder of {@code catalogue}, in the normal form that is there too, and nothing is
 * found in them but what {@code accepted.txt} has a reason for.
 */
class CatalogueTest {
    private static final Path FOLDERS = Path.of("src/test/resources/catalogue");

    static List<Entry> entries() {
        return Catalogue.entries();
    }

    private static SequencedMap<String, String> files(Entry entry) {
        Optional<String> route = Optional.of(entry.name() + ".example.org").filter(_ -> entry.routed());
        return entry.files(new Answers(new StackName(entry.name()), route, Optional.empty()));
    }

    private static ComposeFile compose(Entry entry, Path folder) {
        String text = files(entry).firstEntry().getValue();
        Reading reading = ComposeReader.read(
                entry.name() + ".yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(folder, Map.of()));
        assertThat(reading.findings()).as(entry.name()).isEmpty();
        return reading.file().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theFilesAreAsTheyWere(Entry entry) throws IOException {
        Path folder = Files.createDirectories(FOLDERS.resolve(entry.name()));
        new Golden(folder).matches(new TreeMap<>(files(entry)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theNormalFormIsDockers(Entry entry, @TempDir Path folder) throws IOException {
        assumeTrue(Oracle.isThere(), "there is no docker with stack config on the PATH");
        for (var file : files(entry).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Oracle.Answer docker = Oracle.config(folder.resolve(entry.name() + ".yml"), Map.of());
        assertThat(docker.accepted()).as(docker.output()).isTrue();
        assertThat(compose(entry, folder).tree()).isEqualTo(NormalForm.read(docker.output()));
    }

    @Test
    void nothingIsFoundButWhatThereIsAReasonFor() throws IOException {
        List<String> found = new ArrayList<>();
        for (Entry entry : entries()) {
            Linter.check(compose(entry, Path.of("/stack")), Neighbourhood.UNKNOWN).stream()
                    .map(Finding::rule)
                    .distinct()
                    .forEach(rule -> found.add(entry.name() + " " + rule));
        }
        List<String> accepted = Files.readAllLines(FOLDERS.resolve("accepted.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst(":.*", ""))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(accepted);
    }

    @ParameterizedTest
    @MethodSource("entries")
    @SuppressWarnings("unchecked")
    void everyServiceIsPinnedWatchedAndUpdatedWithAWayBack(Entry entry) {
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) (Map<?, ?>) Map.copyOf(
                (Map<String, Object>) compose(entry, Path.of("/stack")).tree().get("services"));
        services.forEach((name, service) -> {
            assertThat(ImageReference.parse(String.valueOf(service.get("image")))
                            .tag())
                    .as(name)
                    .isPresent()
                    .hasValueSatisfying(tag -> assertThat(tag).isNotEqualTo("latest"));
            assertThat(service.get("deploy")).as(name).asString().contains("failure_action=rollback", "order=");
        });
        assertThat(services.values().stream().filter(service -> service.containsKey("healthcheck")))
                .as("a health check, or a word on why there is none")
                .satisfiesAnyOf(
                        watched -> assertThat(watched).isNotEmpty(),
                        _ -> assertThat(files(entry).firstEntry().getValue()).contains("no health check:"));
    }

    @Test
    void theyCoverTheShapesThatPeopleBring() {
        String all = Catalogue.entries().stream()
                .map(entry -> files(entry).firstEntry().getValue())
                .collect(Collectors.joining());
        assertThat(all)
                .contains("mode: global", "mode: host", "docker.sock", "configs:", "secrets:", "{generate: ")
                .contains("attachable: true", "cron", "/etc/localtime", "hostname:", "node.role == manager", "|\n");
    }

    @Test
    void noPasswordIsInAnyOfThem() {
        Catalogue.entries()
                .forEach(entry -> assertThat(files(entry).firstEntry().getValue())
                        .doesNotContainPattern("(?<!RANDOM_ROOT_)PASSWORD: ")
                        .doesNotContain("${STACK", "${ROUTE", "${PROTECT"));
    }

    @Test
    void aStackIsFoundByItsName() {
        assertThat(Catalogue.names()).isSorted().contains("postgres", "redis");
        assertThat(Catalogue.entry("redis").map(Entry::title)).hasValue("Redis for other stacks.");
        assertThat(Catalogue.entry("oracle")).isEmpty();
    }

    @Test
    void databasesHaveNoWayInFromOutside() {
        assertThat(Catalogue.entries().stream().filter(entry -> !entry.routed()).map(Entry::name))
                .containsExactly("postgres", "redis");
    }

    @Test
    void aLoginIsSuggestedForWhatHasNoneOfItsOwn() {
        assertThat(Catalogue.entries().stream()
                        .filter(Entry::suggestsProtection)
                        .map(Entry::name))
                .containsExactly("prometheus");
    }
}
