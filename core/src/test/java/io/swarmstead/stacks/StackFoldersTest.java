package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Folder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folders go with a stack, and which are not its own, however they are written. */
class StackFoldersTest {
    private static StackService service(String stack, String... binds) {
        return new StackService(
                stack + "-id",
                stack,
                stack + "_web",
                ImageReference.parse("busybox"),
                false,
                1,
                1,
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(binds).map(Folder::new).toList(),
                List.of());
    }

    private static StackFolders folders(StackService... services) {
        Inventory swarm =
                new Inventory(Instant.EPOCH, List.of(services), List.of(), List.of(), List.of(), List.of(), List.of());
        return StackFolders.of(swarm, new StackName("shop"), "/var/data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/var/data", "/var/data/", "/var/data//", "/var/data/.", "/var/data/shop/..", "/var//data/./"})
    void theVolumeItselfIsNobodys(String written) {
        StackFolders folders = folders(service("shop", written));

        assertThat(folders.shared()).containsExactly(new Folder("/var/data"));
        assertThat(folders.own()).extracting(Folder::path).doesNotContain("/var/data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/data/media",
                "/var/data//media",
                "/var/data/./media",
                "/var/data/media/.",
                "/var/data/shop/../media",
                "/var/data/media/films",
                "/var/data/media//films/"
            })
    void whatAnotherStackUsesStaysHoweverEitherIsWritten(String written) {
        assertThat(folders(service("shop", "/var/data/media"), service("films", written))
                        .shared())
                .containsExactly(new Folder("/var/data/media"));
        assertThat(folders(service("shop", written), service("films", "/var/data/media"))
                        .own())
                .noneMatch(folder -> folder.within(new Folder("/var/data/media")));
    }

    @Test
    void whoLooksAtAWholeHostKeepsNothing() {
        assertThat(folders(service("shop"), service("monitor", "/")).shared()).isEmpty();
    }

    @Test
    void whatIsTheCloudsOwnStays() {
        StackFolders folders = folders(service(
                "shop",
                "/var/data/config",
                "/var/data/removed",
                "/var/data/.swarmstead",
                "/var/data/config/.swarmstead",
                "/var/data/config/.swarmstead/acme"));

        assertThat(folders.shared()).hasSize(5);
        assertThat(folders.own())
                .extracting(Folder::path)
                .containsExactly(
                        "/var/data/config/.swarmstead/deployments/shop",
                        "/var/data/config/shop",
                        "/var/data/runtime/shop",
                        "/var/data/shop");
    }
}
