package io.swarmstead.storage;

import static io.swarmstead.host.HostileShell.assertData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostileShell;
import io.swarmstead.host.Result;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither what a peer says nor what the cloud's file names is ever source of a shell. */
class HostileWordsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName GAMMA = new HostName("gamma");
    private static final String UUID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    private static final String OTHER = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

    @TempDir
    private Path temp;

    private static List<Command> of(Step step) throws HostException {
        FakeHost alpha = new FakeHost("alpha").answers(_ -> true, _ -> new Result(0, "", ""));
        step.apply(new FakeFleet(alpha));
        return alpha.received();
    }

    private static FakeHost gamma() {
        return new FakeHost("gamma").answers(_ -> true, _ -> new Result(0, "", ""));
    }

    private static Step takesItsPlace() {
        return new GlusterStep.TakeItsPlace(GAMMA, "10.0.0.13", ALPHA, "10.0.0.11", "data");
    }

    @Test
    void namesOfTheVolumeAndItsPartsAreWords() throws Exception {
        assertData(temp.resolve("probe"), word -> of(new GlusterStep.ProbePeer(ALPHA, GAMMA, word)));
        assertData(
                temp.resolve("create"),
                word -> of(new GlusterStep.CreateVolume(
                        ALPHA,
                        new StorageSpec(word, word, word, 3, 3, false),
                        List.of("a:" + word, "b:/b", "c:/c"),
                        new LinkedHashMap<>(Map.of("auth.allow", word)))));
        assertData(
                temp.resolve("set"),
                word -> of(new GlusterStep.SetOptions(ALPHA, word, new LinkedHashMap<>(Map.of("a.b", word)))));
        assertData(temp.resolve("start"), word -> of(new GlusterStep.StartVolume(ALPHA, word, word, true)));
        assertData(temp.resolve("anew"), word -> of(new GlusterStep.CopyAnew(ALPHA, word, ALPHA, word, 0, word)));
    }

    @Test
    void everyWordOfAnOptionIsOne() throws Exception {
        assertThat(new HostileShell(temp)
                        .words(of(new GlusterStep.CreateVolume(
                                        ALPHA,
                                        new StorageSpec("data", "/b", "/m", 3, 3, false),
                                        List.of("a:/b", "b:/b", "c:/b"),
                                        new LinkedHashMap<>(Map.of("auth.allow", "10.0.0.1,10.0.0.2"))))
                                .getLast()))
                .containsSequence(
                        "gluster",
                        "--mode=script",
                        "volume",
                        "create",
                        "data",
                        "replica",
                        "3",
                        "a:/b",
                        "b:/b",
                        "c:/b",
                        "force")
                .containsSequence("volume", "set", "data", "auth.allow", "10.0.0.1,10.0.0.2");
    }

    @Test
    void aHostTakesNoPlaceOfWhichAPeerSaysNonsense() {
        for (String word : HostileShell.WORDS) {
            for (String answer : List.of(
                    "%s\n110000\n%s 10.0.0.11\n".formatted(word, OTHER),
                    "%s\n%s\n%s 10.0.0.11\n".formatted(UUID, word, OTHER),
                    "%s\n110000\n%s 10.0.0.11\n".formatted(UUID, word),
                    "%s\n110000\n%s %s\n".formatted(UUID, OTHER, word))) {
                FakeHost gamma = gamma();
                FakeHost alpha = new FakeHost("alpha").answers(_ -> true, _ -> new Result(0, answer, ""));
                assertThatThrownBy(() -> takesItsPlace().apply(new FakeFleet(alpha, gamma)))
                        .as(answer)
                        .isInstanceOf(HostException.class)
                        .hasMessageContaining("alpha: its answer is not");
                assertThat(gamma.received()).isEmpty();
            }
        }
    }

    @Test
    void aHostIsAgainWhoItWas() throws Exception {
        HostileShell shell = new HostileShell(temp);
        Path glusterd = shell.directory("/var/lib/glusterd");
        Path peers = shell.directory("/var/lib/glusterd/peers");
        Files.writeString(peers.resolve(UUID), "uuid=%s\nstate=3\nhostname1=10.0.0.13\n".formatted(UUID));
        Files.writeString(glusterd.resolve("glusterd.info"), "UUID=%s\noperating-version=110000\n".formatted(OTHER));
        FakeHost alpha = new FakeHost("alpha").answers(_ -> true, command -> new Result(0, said(shell, command), ""));
        FakeHost gamma = gamma();

        takesItsPlace().apply(new FakeFleet(alpha, gamma));
        shell.words(gamma.received().getFirst());

        assertThat(glusterd.resolve("glusterd.info.new"))
                .hasContent("UUID=%s\noperating-version=110000\n".formatted(UUID));
        assertThat(peers.resolve(OTHER)).hasContent("uuid=%s\nstate=3\nhostname1=10.0.0.11\n".formatted(OTHER));
    }

    private static String said(HostileShell shell, Command command) {
        try {
            shell.words(command);
            return shell.said();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
