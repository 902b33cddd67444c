package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.LookHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look asks of a brick and of Gluster's files, asked by a real shell, of a host whose programs a test may break. */
class StorageQuestionsTest {
    private static final String KEY = "it";

    @TempDir
    private Path temp;

    private Path brick;
    private LookHere host;

    @BeforeEach
    void aBrickOfAHost() throws IOException {
        brick = temp.resolve("disk/brick");
        host = new LookHere(Files.createDirectory(temp.resolve("programs")));
        Files.createDirectory(temp.resolve("disk"));
    }

    private Answers answer(@CompileTimeConstant String question, Path of) throws Exception {
        return host.answers(Look.NOTHING.ask(KEY, question, of.toString()));
    }

    private void holds(String... files) throws IOException {
        for (String file : files) {
            Path path = brick.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    @Test
    void aDirectoryIsOccupiedEmptyOrNotThereByItsOwnList() throws Exception {
        assertThat(answer(StorageLook.OCCUPIED, brick).succeeded(KEY)).isFalse();
        assertThat(answer(StorageLook.OCCUPIED, temp.resolve("no/such/disk")).succeeded(KEY))
                .isFalse();

        Files.createDirectory(brick);
        assertThat(answer(StorageLook.OCCUPIED, brick).succeeded(KEY)).isFalse();

        holds("a");
        assertThat(answer(StorageLook.OCCUPIED, brick).succeeded(KEY)).isTrue();
    }

    @Test
    void aDirectoryThatIsListedSlowlyIsNotEmpty() throws Exception {
        holds("a");
        host.program("ls", "sleep 60");

        assertThat(answer(StorageLook.OCCUPIED, brick).silences()).containsEntry(KEY, "there was no answer within 5 s");
    }

    @Test
    void whatFailsOrIsKilledWhileItReadsHasNotSaidNo() throws Exception {
        holds("a", ".glusterfs/indices/xattrop/0c2f1f9a");
        Files.writeString(Files.createDirectory(temp.resolve("peers")).resolve("1"), "hostname1=10.0.0.12\n");
        Files.writeString(temp.resolve("info"), "version=3\n");
        for (String broken : List.of("echo broken >&2; exit 2", "exit 1", "kill -KILL $$", "kill -KILL $PPID")) {
            host.program("ls", broken).program("grep", broken).program("getfattr", broken);
            Answers answers = host.answers(Look.NOTHING
                    .ask("occupied", StorageLook.OCCUPIED, brick.toString())
                    .ask("covered", StorageLook.COVERED, brick.toString())
                    .ask("heals", StorageLook.HEALS, brick.toString())
                    .ask("mark", StorageLook.MARK, brick.toString())
                    .ask("peers", StorageLook.PEERS, temp.resolve("peers").toString())
                    .ask("volume", StorageLook.VOLUME, temp.resolve("info").toString())
                    .ask(
                            "lost brick",
                            StorageLook.OCCUPIED,
                            temp.resolve("disk/other").toString()));

            assertThat(answers.silences())
                    .as(broken)
                    .containsOnlyKeys("occupied", "covered", "heals", "mark", "peers", "volume", "lost brick");
        }
    }

    @Test
    void everyFileOfTheIndexButItsAnchorIsToBeHealed() throws Exception {
        assertThat(answer(StorageLook.HEALS, brick).text(KEY)).isEmpty();

        holds(".glusterfs/indices/xattrop/xattrop-5f2b8c1e");
        assertThat(answer(StorageLook.HEALS, brick).text(KEY)).isEmpty();

        holds(".glusterfs/indices/xattrop/0c2f1f9a", ".glusterfs/indices/xattrop/3a2e4c6b");
        assertThat(answer(StorageLook.HEALS, brick).text(KEY)).isEqualTo("2");
    }

    @Test
    void aBrickIsMarkedWithTheIdOfItsVolume() throws Exception {
        host.program("getfattr", "printf '# file: %s\\ntrusted.glusterfs.volume-id=0x0c2f1f9a\\n\\n' \"${!#}\"");
        assertThat(answer(StorageLook.MARK, brick).text(KEY)).isEmpty();

        holds("a");
        assertThat(answer(StorageLook.MARK, brick).text(KEY)).isEqualTo("0c2f1f9a");

        host.program("getfattr", "");
        assertThat(answer(StorageLook.MARK, brick).succeeded(KEY)).isTrue();
        assertThat(answer(StorageLook.MARK, brick).text(KEY)).isEmpty();
    }

    @Test
    void ofTheCopiesThatWentBackInTimeTheLastIsTold() throws Exception {
        Path behind = brick.resolveSibling(brick.getFileName() + CopyMark.ASIDE);
        assertThat(answer(StorageLook.BEHIND, behind).text(KEY)).isEmpty();

        for (String time : List.of("20261101T000000Z", "20261130T000000Z")) {
            Files.createDirectory(temp.resolve("disk/brick.behind." + time));
        }
        Files.createFile(temp.resolve("disk/brick.behind.z"));

        assertThat(answer(StorageLook.BEHIND, behind).text(KEY)).isEqualTo(brick + ".behind.20261130T000000Z");
    }

    @Test
    void aBrickIsServedByAProcessThatLives() throws Exception {
        assertThat(answer(StorageLook.SERVED, brick).succeeded(KEY)).isFalse();

        Files.createDirectory(brick);
        Files.writeString(brick.resolve("x.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(answer(StorageLook.SERVED, brick).succeeded(KEY)).isTrue();

        Files.writeString(brick.resolve("x.pid"), "");
        assertThat(answer(StorageLook.SERVED, brick).succeeded(KEY)).isFalse();
    }

    @Test
    void glustersFilesTellWhatIsInThemAndThatTheyAreNotThere() throws Exception {
        Path peers = temp.resolve("peers");
        assertThat(answer(StorageLook.PEERS, peers).succeeded(KEY)).isFalse();
        Files.createDirectory(peers);
        assertThat(answer(StorageLook.PEERS, peers).text(KEY)).isEmpty();
        Files.writeString(peers.resolve("1"), "hostname1=10.0.0.12\n");
        assertThat(answer(StorageLook.PEERS, peers).text(KEY)).isEqualTo("hostname1=10.0.0.12");

        Path info = temp.resolve("info");
        assertThat(answer(StorageLook.VOLUME, info).succeeded(KEY)).isFalse();
        Files.writeString(info, "version=3\npassword=secret\nstatus=1\n");
        assertThat(answer(StorageLook.VOLUME, info).text(KEY)).isEqualTo("version=3\nstatus=1");
    }

    @Test
    void aFileThatAPowerCutHasTornTellsNothing() throws Exception {
        Path info = Files.writeString(temp.resolve("info"), "type=2\nversi");

        assertThat(answer(StorageLook.VOLUME, info).silences())
                .containsEntry(KEY, "what asks failed with exit code 2: %s is damaged".formatted(info));
    }

    @Test
    void aDiskOnTheWayToTheBrickThatIsNotMountedIsNamed() throws Exception {
        host.program("findmnt", "printf '/\\n%s\\n%s\\n/home\\n'".formatted(temp.resolve("disk"), temp.resolve("di")))
                .program("mountpoint", "[ \"$2\" = / ]");

        assertThat(unmounted(temp.resolve("no file")))
                .isEqualTo(temp.resolve("disk").toString());
    }

    private String unmounted(Path file) throws Exception {
        return host.answers(Look.NOTHING.ask(
                        KEY, StorageLook.UNMOUNTED + "echo \"$unmounted\"", brick.toString(), file.toString()))
                .text(KEY);
    }

    @Test
    void theDiskThatTheBrickLayOnIsMissedThoughFstabHasItNot() throws Exception {
        host.program("findmnt", "echo /").program("mountpoint", "[ \"$2\" = / ]");
        Path file = temp.resolve("file");

        Files.writeString(file, "path=%s\nmount_dir=/brick\n".formatted(brick));
        assertThat(unmounted(file)).isEqualTo(temp.resolve("disk").toString());
        Files.writeString(file, "path=%1$s\nmount_dir=%1$s\n".formatted(brick));
        assertThat(unmounted(file)).isEmpty();
        host.program("mountpoint", "true");
        Files.writeString(file, "path=%s\nmount_dir=/brick\n".formatted(brick));
        assertThat(unmounted(file)).isEmpty();
    }
}
