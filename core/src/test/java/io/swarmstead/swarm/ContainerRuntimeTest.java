package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.PlantedLinks;
import io.swarmstead.host.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runtime as it is, over a runc that does of it what matters here: it mounts as root what it is told to, follows
 * links as it does so, and leaves a process that waits. Volume, links and mounts are real.
 */
@Timeout(60)
class ContainerRuntimeTest {
    private static final String RUNC = """
            #!/bin/bash
            cd "$(dirname "$0")/.." || exit
            echo "$*" >> calls
            case " $* " in
              *" delete "*) kill "$(< pid)"; exit ;;
              *" create "*) ;;
              *) exit 7 ;;
            esac
            [ ! -e broken ] || exit 3
            unshare --mount --propagation private bash -c '
              number=0
              while read -r source; do
                if [ -d "$source" ]; then mkdir -p root/$number; else mkdir -p root; touch root/$number; fi
                mount --bind "$source" root/$number || exit
                number=$((number + 1))
              done < <(jq -r ".mounts[].source" bundle/config.json)
              touch mounted
              exec sleep 30' < /dev/null > /dev/null 2>&1 &
            echo $! > pid
            until [ -e mounted ]; do kill -0 $! || exit 4; sleep 0.01; done
            """;

    @TempDir
    private Path temp;

    private PlantedLinks planted;

    @BeforeEach
    void runc() throws IOException, HostException {
        planted = new PlantedLinks(temp);
        program("runc", RUNC);
        program("runtime", ContainerRuntime.file(planted.cloud()).content());
        Files.createDirectory(temp.resolve("bundle"));
        Files.createDirectories(planted.at("shop/data"));
        Files.createDirectories(planted.at("wiki"));
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result create(Object... sources) throws IOException, HostException {
        List<Map<String, Object>> mounts = new ArrayList<>();
        for (Object source : sources) {
            mounts.add(Map.of(
                    "type", "bind", "source", source.toString(), "destination", "/d", "options", List.of("rbind")));
        }
        JsonMapper.shared().writeValue(temp.resolve("bundle/config.json").toFile(), Map.of("mounts", mounts));
        return runtime("create", "--bundle", temp + "/bundle", "--pid-file", temp + "/pid", "0123");
    }

    private Result runtime(String... words) throws HostException {
        List<String> given = new ArrayList<>(List.of(words));
        given.addFirst(temp.toString());
        return planted.host()
                .attempt(Command.script(
                                "temp=$1; shift; PATH=$temp/bin:/usr/bin:/bin; runtime --root /run/r --log $temp/log \"$@\"",
                                given.toArray(String[]::new))
                        .withTimeout(Duration.ofSeconds(30)));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(temp.resolve("calls"));
    }

    private void runs(Result result) throws Exception {
        assertThat(result.exitCode()).isZero();
        assertThat(calls()).hasSize(1);
        runtime("delete", "0123");
    }

    private void isTakenAway(Result result, String why) throws IOException {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(calls()).hasSize(2).last().isEqualTo("--root /run/r --log " + temp + "/log delete --force 0123");
        assertThat(JsonMapper.shared()
                        .readTree(temp.resolve("log").toFile())
                        .path("msg")
                        .asString())
                .contains(why);
    }

    @Test
    void aContainerThatHasWhatWasAskedForRuns() throws Exception {
        Path file = Files.writeString(planted.at("wiki/settings"), "");

        runs(create(planted.at("shop"), planted.at("shop/data"), file, planted.at("shop"), "/usr"));
    }

    @Test
    void aPathIsTakenAsTheKernelTakesIt() throws Exception {
        Files.createDirectories(planted.at("shop/a b\\c\tä"));

        runs(create(planted.at("shop/a b\\c\tä"), planted.volume() + "//shop/./data/", planted.volume()));
    }

    @Test
    void aVolumeThatIsALinkOfRootsIsWhereItLeads() throws Exception {
        Path real = temp.resolve("real");
        Files.move(Path.of(planted.volume()), real);
        Files.createSymbolicLink(Path.of(planted.volume()), real);

        runs(create(planted.at("shop/data")));
    }

    @Test
    void oneThatALinkWouldLeadOutNeverRuns() throws Exception {
        Files.delete(planted.at("shop/data"));
        Files.createSymbolicLink(planted.at("shop/data"), Path.of("/usr"));

        isTakenAway(
                create(planted.at("shop"), planted.at("shop/data")),
                "there is a link on the way to \"" + planted.at("shop/data"));
    }

    @Test
    void oneThatALinkWouldLeadToAnotherStacksFolderNeverRuns() throws Exception {
        Files.delete(planted.at("shop/data"));
        Files.createSymbolicLink(planted.at("shop/data"), planted.at("wiki"));

        isTakenAway(create(planted.at("wiki"), planted.at("shop/data")), "shop/data");
    }

    @Test
    void aLinkOnTheWayCountsAsOneAtTheEnd() throws Exception {
        Files.createDirectories(planted.at("wiki/deep"));
        Files.createSymbolicLink(planted.at("shop/way"), planted.at("wiki"));

        isTakenAway(create(planted.at("shop/way/deep")), "shop/way/deep");
    }

    @Test
    void oneFolderAskedForTwiceIsThereTwice() throws Exception {
        Files.createSymbolicLink(planted.at("shop/twice"), planted.at("wiki"));

        isTakenAway(create(planted.at("wiki"), planted.at("shop/twice")), "shop/twice");
    }

    @Test
    void aVolumeOfDockersThatIsAFolderIsHeldToItsOptions() throws Exception {
        Path kept = Files.createDirectories(temp.resolve("volumes/shop_data"));
        Files.writeString(
                kept.resolve("opts.json"),
                "{\"MountOpts\":\"bind\",\"MountDevice\":\"%s\"}".formatted(planted.at("wiki")));
        Files.createSymbolicLink(kept.resolve("_data"), planted.at("shop/data"));

        isTakenAway(create(kept.resolve("_data")), "wiki");
    }

    @Test
    void aVolumeOfDockersIsNobodyElsesMatter() throws Exception {
        runs(create(Files.createDirectories(temp.resolve("volumes/pg/_data"))));
    }

    @Test
    void whatCannotBeLookedAtNeverRuns() throws Exception {
        program("jq", """
                #!/bin/bash
                [[ $1 == -r ]] && exec /usr/bin/jq "$@"
                exit 5
                """);

        Result result = create(planted.at("shop"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(calls()).hasSize(2).last().asString().contains("delete --force 0123");
        assertThat(temp.resolve("log")).content().contains("next: swarmstead up");
    }

    @Test
    void whatRuncDoesNotMakeIsLeftAsItIs() throws Exception {
        Files.createFile(temp.resolve("broken"));

        assertThat(create(planted.at("shop")).exitCode()).isEqualTo(3);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void everythingElseIsRuncs() throws Exception {
        assertThat(runtime("start", "0123").exitCode()).isEqualTo(7);
        assertThat(calls()).containsExactly("--root /run/r --log " + temp + "/log start 0123");
    }
}
