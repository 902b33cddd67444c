package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Answers;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.Folder;
import io.swarmstead.host.HostException;
import io.swarmstead.host.PlantedLinks;
import io.swarmstead.host.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Somebody plants links where the folders of a stack are moved aside, and from where they are. */
@Timeout(60)
class LinksOnTheVolumeTest {
    @TempDir
    private Path temp;

    private PlantedLinks planted;
    private FakeHost manager;

    @BeforeEach
    void plant() throws Exception {
        planted = new PlantedLinks(temp);
        Files.writeString(Files.createDirectories(planted.at("shop/data")).resolve("letter"), "kept");
        manager = new FakeHost("alpha")
                .answersScript("/nodes", gone())
                .answers(command -> command.input().contains("mv -nT"), planted::really);
    }

    private static String gone() {
        Map<String, Result> results = new HashMap<>(Api.swarm().results());
        List.of("services", "tasks", "networks", "configs", "secrets")
                .forEach(key -> results.put(key, new Result(0, "[]", "")));
        Answers answers = new Answers(results);
        return Survey.look().questions().keySet().stream()
                .map(key -> JsonMapper.shared().readTree(answers.text(key)).toString())
                .collect(Collectors.joining("\n"));
    }

    private StackRemoval removal(String... folders) {
        return new StackRemoval(
                manager,
                new StackName("shop"),
                InventoryReading.read(Api.swarm()).of("shop"),
                true,
                new StackFolders(
                        List.of(folders).stream()
                                .map(folder -> new Folder(planted.at(folder).toString()))
                                .toList(),
                        List.of()),
                planted.volume(),
                Duration.ofMinutes(1));
    }

    @Test
    void foldersMoveAside() throws Exception {
        StackRemoval removal = removal("shop");

        assertThat(removal.run(_ -> {})).isEmpty();

        assertThat(Path.of(removal.aside(), "shop/data/letter")).hasContent("kept");
        assertThat(planted.at("shop")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "removed/shop-2026-09-01T100000Z", "removed/shop-2026-09-01T100000Z/shop"})
    void nothingIsMovedBehindALink(String link) throws Exception {
        planted.toDirectory(link);

        try {
            removal("shop").run(_ -> {});
        } catch (HostException refused) {
            assertThat(refused.problem().why()).contains("symbolic link");
        }

        planted.assertOutsideUntouched();
        assertThat(planted.at("shop/data/letter")).hasContent("kept");
    }

    @Test
    void aFolderThatIsALinkGoesAndNotWhatItLeadsTo() throws Exception {
        planted.toDirectory("config/shop");
        StackRemoval removal = removal("config/shop");

        removal.run(_ -> {});

        assertThat(planted.at("config/shop")).doesNotExist();
        assertThat(Path.of(removal.aside(), "config/shop")).isSymbolicLink();
        planted.assertOutsideUntouched();
    }

    @Test
    void whatIsBehindALinkIsNotMovedOut() throws Exception {
        planted.toDirectory("planted/way");

        try {
            removal("planted/way/..").run(_ -> {});
            removal("planted/way/file").run(_ -> {});
        } catch (HostException refused) {
            assertThat(refused.problem().why()).contains("symbolic link");
        }

        planted.assertOutsideUntouched();
    }
}
