package io.swarmstead.deployment;

import static io.swarmstead.host.HostileShell.assertData;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostileShell;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Specs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a file, a registry or the swarm is ever source of a shell. */
class HostileWordsTest {
    private static final String DIGEST = "@sha256:" + "a".repeat(64);

    @TempDir
    private Path temp;

    /** What somebody does with a host. */
    @FunctionalInterface
    private interface Deed {
        void on(Host host) throws HostException;
    }

    private static List<Command> of(Deed deed) throws HostException {
        FakeHost alpha = new FakeHost("alpha").answers(_ -> true, _ -> new Result(0, "", ""));
        deed.on(alpha);
        return alpha.received();
    }

    private static StackSite site(Host host) {
        return new StackSite(Specs.threeHosts(), new FakeFleet((FakeHost) host), host, Occupancy.none(true), "me");
    }

    @Test
    void routesAreAskedForByNamesAndAddressesThatNoShellReads() throws Exception {
        assertData(
                temp,
                word -> List.of(
                        new RouteProof(List.of("shop.example.com"), List.of("10.0.0.11", word), 443).question()));
    }

    @Test
    void onlyNamesAreAskedFor() {
        for (String word : HostileShell.WORDS) {
            assertThatThrownBy(() -> new RouteProof(List.of(word), List.of(), 443))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a name");
        }
    }

    @Test
    void foldersAreWords() throws Exception {
        assertData(
                temp,
                word -> of(host -> new DataDirectories(site(host))
                        .create(List.of(new DataDirectory(word, "0:0", "0750"), new DataDirectory("/x", word, word)))));
    }

    @Test
    void registriesAndUsersAreWords() throws Exception {
        assertData(
                temp,
                word -> of(host -> {
                    Registries registries = new Registries(host, word);
                    registries.login(word, word, "secret");
                    registries.logout(word);
                    registries.users();
                }));
    }

    @Test
    void imagesAreWords() throws Exception {
        assertData(temp, word -> {
            ImageReference image = ImageReference.parse("x/" + word + DIGEST);
            return List.of(
                    ImageSurvey.question(List.of(image)),
                    PinnedImage.missing(List.of(new PinnedImage(image))),
                    new PinnedImage(image).pull(word));
        });
    }
}
