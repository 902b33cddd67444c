package io.swarmstead.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.PlantedLinks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records of an older version, in folders where containers write, really moved. */
@Timeout(60)
class MovedRecordsTest {
    private static final String OLD = "config/shop/.swarmstead/";
    private static final String NEW = "config/.swarmstead/deployments/";
    private static final String RECORD = "2026-09-01T10:00:00Z.json";

    @TempDir
    Path temp;

    private PlantedLinks volume;

    @BeforeEach
    void aRecordOfBefore() throws Exception {
        volume = new PlantedLinks(temp);
        old(RECORD, "{\"password\": 1}\n");
    }

    private void old(String name, String text) throws IOException {
        Files.createDirectories(volume.at(OLD));
        Files.writeString(volume.at(OLD + name), text);
    }

    private void move() throws HostException {
        volume.host().run(RecordsStep.MakeFolder.move(volume.volume(), "true"));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(volume.at(path)));
    }

    @Test
    void theyLieWhereOnlyRootComesAndNowhereElse() throws Exception {
        move();

        assertThat(volume.at(NEW + "shop/" + RECORD)).hasContent("{\"password\": 1}");
        assertThat(volume.at(OLD)).doesNotExist();
        assertThat(mode(NEW)).isEqualTo("rwx------");
        assertThat(mode("config/.swarmstead")).isEqualTo("rwx------");
        assertThat(mode(NEW + "shop/" + RECORD)).isEqualTo("rw-------");
    }

    @Test
    void whoHasOneOpenDoesNotWriteToTheOneThatWasMoved() throws Exception {
        try (RandomAccessFile open =
                new RandomAccessFile(volume.at(OLD + RECORD).toFile(), "rw")) {
            move();
            open.writeBytes("evil");
        }

        assertThat(volume.at(NEW + "shop/" + RECORD)).hasContent("{\"password\": 1}");
    }

    @Test
    void linksPipesFoldersAndStrangeNamesStay() throws Exception {
        volume.toFile(OLD + "2026-09-01T10:01:00Z.json");
        volume.toNothing(OLD + "2026-09-01T10:02:00Z.json");
        volume.host()
                .run(Command.of(
                        "mkfifo", volume.at(OLD + "2026-09-01T10:03:00Z.json").toString()));
        Files.createDirectory(volume.at(OLD + "2026-09-01T10:04:00Z.json"));
        old("x\n2026-09-01T10:05:00Z.json", "{}");
        old("$(reboot).json", "{}");

        move();

        assertThat(names(volume.at(NEW + "shop"))).containsExactly(RECORD);
        assertThat(names(volume.at(OLD))).hasSize(6);
        volume.assertOutsideUntouched();
    }

    @Test
    void aHugeOneStays() throws Exception {
        String huge = "2026-09-01T10:01:00Z.json";
        try (RandomAccessFile file =
                new RandomAccessFile(Files.createFile(volume.at(OLD + huge)).toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        move();

        assertThat(names(volume.at(NEW + "shop"))).containsExactly(RECORD);
        assertThat(volume.at(OLD + huge)).exists();
    }

    @Test
    void ofManyAHundredAreMoved() throws Exception {
        for (int number = 0; number < 150; number++) {
            old("2026-10-01T10:%02d:%02dZ.json".formatted(number / 60, number % 60), "{}");
        }

        move();

        assertThat(names(volume.at(NEW + "shop"))).hasSize(100).doesNotContain(RECORD);
    }

    @Test
    void aFolderThatIsALinkIsNotEntered() throws Exception {
        Files.createDirectories(volume.at("config/wiki"));
        Files.createDirectories(volume.at("elsewhere"));
        Files.writeString(volume.at("elsewhere/" + RECORD), "{}");
        Files.createSymbolicLink(volume.at("config/wiki/.swarmstead"), volume.at("elsewhere"));

        move();

        assertThat(names(volume.at(NEW))).containsExactly("shop");
        assertThat(volume.at("elsewhere/" + RECORD)).exists();
    }

    @Test
    void whatIsPutThereLaterIsNotMovedAnyMore() throws Exception {
        move();
        old(RECORD, "{\"evil\": 1}");

        move();

        assertThat(volume.at(NEW + "shop/" + RECORD)).hasContent("{\"password\": 1}");
        assertThat(volume.at(OLD + RECORD)).exists();
    }

    @Test
    void cutOffInTheMiddleItIsFinishedByDoingItAgain() throws Exception {
        Files.createDirectories(volume.at("config/.swarmstead/deployments.new/wiki"));
        Files.writeString(volume.at("config/.swarmstead/deployments.new/wiki/" + RECORD), "{}");

        move();

        assertThat(names(volume.at(NEW))).containsExactlyInAnyOrder("shop", "wiki");
        assertThat(volume.at("config/.swarmstead/deployments.new")).doesNotExist();
    }

    @Test
    void onAVolumeThatDoesNotAnswerNothingIsMade() throws Exception {
        volume.host().attempt(RecordsStep.MakeFolder.move(volume.volume(), "false"));

        assertThat(volume.at("config/.swarmstead")).doesNotExist();
        assertThat(volume.at(OLD + RECORD)).exists();
    }
}
