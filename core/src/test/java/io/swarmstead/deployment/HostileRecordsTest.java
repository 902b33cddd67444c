package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.deployment.DeploymentHistory.Refused;
import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.LocalHost;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.HostName;
import io.swarmstead.stacks.StackName;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder of records, really read, in which somebody else wrote. */
@Timeout(20)
class HostileRecordsTest {
    private static final SealKey KEY = new SealKey("5e".repeat(32));
    private static final String CHANGED =
            "its seal does not hold: it was changed, cut short, or put there from elsewhere";

    @TempDir
    Path folder;

    @BeforeEach
    void oneOfOurs() throws Exception {
        Files.writeString(at(1), line("shop", 1));
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-09-01T10:%02d:00Z".formatted(minute));
    }

    private Path at(int minute) {
        return folder.resolve(minute(minute) + ".record");
    }

    private static DeploymentRecord record(int minute) {
        return new DeploymentRecord(
                minute(minute),
                "owner@desk",
                "digest",
                "services: {web: {image: 'nginx:1'}}\n",
                Map.of("services", Map.of("web", Map.of("image", "nginx:1"))),
                List.of(),
                Map.of(),
                new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of()),
                Outcome.SUCCEEDED,
                "");
    }

    /** As a deployment of the stack writes it. */
    private static String line(String stack, int minute) {
        String json = record(minute).json();
        return KEY.seal(stack, minute(minute), json) + " " + json + "\n";
    }

    private DeploymentHistory read(Path read) throws HostException {
        return new RecordFiles(new StackName("shop"), KEY)
                .read(new LocalHost(new HostName("alpha"))
                        .run(Command.script(
                                "bash -c \"$3\" records \"$1\" \"$2\"",
                                read.toString(),
                                RecordFiles.LIMITS,
                                RecordFiles.READ))
                        .lines()
                        .toList());
    }

    /** The one record of ours is read, and the second is refused. */
    private void assertRefused(String why) throws HostException {
        assertThat(read(folder))
                .isEqualTo(new DeploymentHistory(List.of(record(1)), List.of(new Refused(minute(2), why)), List.of()));
    }

    @Test
    void ourOwnAreReadWithTheirTimes() throws Exception {
        Files.writeString(at(2), line("shop", 2));

        assertThat(read(folder)).isEqualTo(new DeploymentHistory(List.of(record(1), record(2))));
    }

    @Test
    void anEditedOneIsRefused() throws Exception {
        Files.writeString(at(2), line("shop", 2).replace("nginx:1", "evil:1"));

        assertRefused(CHANGED);
    }

    @Test
    void anotherStacksIsRefused() throws Exception {
        Files.writeString(at(2), line("wiki", 2));

        assertRefused(CHANGED);
    }

    @Test
    void anOlderOneUnderANewerNameIsRefused() throws Exception {
        Files.copy(at(1), at(2));

        assertRefused(CHANGED);
    }

    @Test
    void oneThatWasCutShortIsRefused() throws Exception {
        String line = line("shop", 2);
        for (int length : List.of(0, 10, SealKey.LENGTH, SealKey.LENGTH + 1, line.length() - 2)) {
            Files.writeString(at(2), line.substring(0, length));

            assertRefused(CHANGED);
        }
    }

    @Test
    void oneOfAnotherKeyIsRefused() throws Exception {
        String json = record(2).json();
        Files.writeString(at(2), new SealKey("00".repeat(32)).seal("shop", minute(2), json) + " " + json + "\n");

        assertRefused(CHANGED);
    }

    @Test
    void ofAnotherVersionIsOneThatIsSealedAndNoRecord() throws Exception {
        Files.writeString(at(2), KEY.seal("shop", minute(2), "[]") + " []\n");

        assertRefused("another version of swarmstead wrote it");
    }

    @Test
    void linesOfOneAreNotTakenForOthers() throws Exception {
        Files.writeString(at(2), "x\nunsealed 2026-09-01T10:09:00Z\nsealed 2026-09-01T10:08:00Z x\n");

        assertRefused(CHANGED);
    }

    @Test
    void aLinkIsRefusedAlsoToOneOfOurs() throws Exception {
        Files.writeString(folder.resolve("elsewhere"), line("shop", 2));
        Files.createSymbolicLink(at(2), folder.resolve("elsewhere"));

        assertRefused("it is no regular file");
    }

    @Test
    void nobodyWaitsForAPipe() throws Exception {
        new LocalHost(new HostName("alpha")).run(Command.of("mkfifo", at(2).toString()));

        assertRefused("it is no regular file");
    }

    @Test
    void aFolderIsRefused() throws Exception {
        Files.createDirectory(at(2));

        assertRefused("it is no regular file");
    }

    @Test
    void aHugeOneIsNotRead() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(at(2).toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        assertRefused("it is larger than a record can be");
    }

    @Test
    void ofTooManyTheNewestAreReadAndTheOthersTold() throws Exception {
        for (int number = 0; number < 320; number++) {
            Files.writeString(folder.resolve(minute(5).plusSeconds(number) + ".record"), "x\n");
        }

        assertThat(read(folder).refused())
                .filteredOn(refused -> refused.why().equals("there are more records than are read"))
                .hasSize(21)
                .allMatch(refused -> refused.time().isBefore(minute(6)));
    }

    @Test
    void ofBeforeSealsOnlyTheTimeIsRead() throws Exception {
        Files.writeString(folder.resolve("2026-08-01T10:00:00Z.json"), "{\"half");
        Files.writeString(folder.resolve("note.json"), "{}");

        assertThat(read(folder))
                .isEqualTo(new DeploymentHistory(
                        List.of(record(1)), List.of(), List.of(Instant.parse("2026-08-01T10:00:00Z"))));
    }

    @Test
    void aFolderThatIsNotThereIsEmptyAndOneThatIsALinkIsNot() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

        assertThat(read(folder.resolve("nothing")).isEmpty()).isTrue();
        assertThat(catchThrowableOfType(HostException.class, () -> read(link))
                        .problem()
                        .toString())
                .contains("is a link");
    }
}
