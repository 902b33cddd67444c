package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gate as it is, with real files, over a network and a volume that a test makes up. */
@Timeout(60)
class CopyGateTest {
    private static final String THERE = "exit 0";
    private static final String REFUSES = "echo 'connect: Connection refused' >&2; exit 1";
    private static final String SILENT = "exit 124";

    @TempDir
    private Path temp;

    private Path brick;
    private Path programs;

    @BeforeEach
    void aCopyOfAHostWithTwoOthers() throws IOException {
        programs = Files.createDirectory(temp.resolve("programs"));
        brick = temp.resolve("a disk/brick");
        Files.createDirectories(brick.resolve(".glusterfs"));
        Files.writeString(brick.resolve("letter"), "dear");
        marked("25");
        network(THERE, THERE);
        remembered("gamma 31");
    }

    private void marked(String number) throws IOException {
        Files.writeString(brick.resolve(".glusterfs/swarmstead-mark"), number + "\n");
    }

    /** What connecting to each of the others comes to; the volume's time is four seconds here. */
    private void network(String beta, String alpha) throws IOException {
        program("timeout", """
                case "$1 ${!#}" in
                    "1 10.0.0.11") %s ;;
                    "1 10.0.0.12") %s ;;
                esac
                exec /usr/bin/timeout -k 1 4 "${@:4}"
                """.formatted(alpha, beta));
    }

    /** What the other copies have, where they answer. */
    private void remembered(String lines) throws IOException {
        Files.writeString(temp.resolve("memory"), lines + "\n");
        program("unshare", "cat '%s'".formatted(temp.resolve("memory")));
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** What is said; the gate never keeps glusterd from starting. */
    private String gate() throws IOException, InterruptedException {
        Path script = Files.writeString(temp.resolve("gate"), CopyMark.gate().content());
        ProcessBuilder bash = new ProcessBuilder(List.of(
                "bash",
                script.toString(),
                "no-volume-of-this-machine",
                brick.toString(),
                "gamma",
                "10.0.0.11",
                "10.0.0.12"));
        bash.environment().merge("PATH", programs.toString(), (own, first) -> first + ":" + own);
        Process gate = bash.redirectErrorStream(true).start();
        gate.getOutputStream().close();
        String said = new String(gate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(gate.waitFor()).isZero();
        return said;
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> disk = Files.list(temp.resolve("a disk"))) {
            return disk.filter(each -> !each.equals(brick)).toList();
        }
    }

    private void assertLeftAlone() throws IOException, InterruptedException {
        assertThat(gate()).isEmpty();
        assertThat(brick.resolve("letter")).exists();
        assertThat(aside()).isEmpty();
    }

    @Test
    void aCopyOfWhichAllOthersRememberALaterStateIsMovedAsideWhole() throws Exception {
        String said = gate();

        assertThat(brick).doesNotExist();
        assertThat(aside()).singleElement().satisfies(copy -> {
            assertThat(copy.getFileName().toString()).matches("brick\\.behind\\.\\d{8}T\\d{6}Z");
            assertThat(copy.resolve("letter")).hasContent("dear");
            assertThat(copy.resolve(".glusterfs/swarmstead-mark")).hasContent("25");
            assertThat(said)
                    .contains("it is marked 25, and all others remember 31")
                    .contains("moved to " + copy);
        });
    }

    @Test
    void aCopyThatIsAsLateAsRememberedOrLaterIsLeftAlone() throws Exception {
        for (String memory : List.of("gamma 25", "gamma 24", "alpha 99\nbeta 99", "", "gamma 0000000000000000009")) {
            remembered(memory);
            assertLeftAlone();
        }
    }

    @Test
    void theGreatestOfWhatIsRememberedCounts() throws Exception {
        remembered("gamma 20\nbeta 7\ngamma 026\ngamma 24");

        assertThat(gate()).contains("all others remember 26");
    }

    @Test
    void whatIsNoNumberIsNotRemembered() throws Exception {
        for (String memory : List.of(
                "gamma", "gamma ", "gamma many", "gamma 99 99", "gamma -99", "gamma 1234567890123456789", "gamma 9x")) {
            remembered(memory);
            assertLeftAlone();
        }
    }

    @Test
    void aCopyWithoutAMarkIsNeverBehind() throws Exception {
        for (String mark : List.of("", "none", "-1", "1234567890123456789")) {
            marked(mark);
            assertLeftAlone();
        }
        Files.delete(brick.resolve(".glusterfs/swarmstead-mark"));
        assertLeftAlone();

        Files.createSymbolicLink(
                brick.resolve(".glusterfs/swarmstead-mark"), Files.writeString(temp.resolve("elsewhere"), "1\n"));
        assertLeftAlone();
    }

    @Test
    void noAnswerOfTheVolumeIsNoNumber() throws Exception {
        for (String silence : List.of("echo gamma 31; exit 1", "echo gamma 31; kill -KILL $$", "exit 0")) {
            program("unshare", silence);
            assertLeftAlone();
        }
    }

    @Test
    void nobodyIsAskedWhereAnotherHostIsAwayOrBootsToo() throws Exception {
        for (List<String> others : List.of(
                List.of(REFUSES, REFUSES), List.of(THERE, REFUSES), List.of(SILENT, THERE), List.of(REFUSES, SILENT))) {
            network(others.getFirst(), others.getLast());
            assertLeftAlone();
        }
    }

    @Test
    void whoHearsNobodyWaitsForItsNetwork() throws Exception {
        String later = "[ -e '%1$s' ] && exit 0; exit 124".formatted(temp.resolve("linked"));
        network(later, later);
        program("sleep", "touch '%s'".formatted(temp.resolve("linked")));

        assertThat(gate()).contains("went back in time");
    }

    /** The volume of the others is a directory, which the client mounts; everything else is as on a host. */
    private Path volume() throws Exception {
        Files.delete(programs.resolve("unshare"));
        assumeTrue(
                new ProcessBuilder("unshare", "--mount", "--propagation", "private", "true")
                                .start()
                                .waitFor()
                        == 0,
                "needs root, and a kernel that lets it have mounts of its own");
        Path volume = Files.createDirectory(temp.resolve("volume"));
        Files.writeString(volume.resolve(".swarmstead"), "no-volume-of-this-machine\n");
        program("glusterfs", """
                echo "$*" > '%s'
                mount --bind '%s' "${!#}" && exec sleep 30
                """.formatted(temp.resolve("client"), volume));
        return volume;
    }

    private static void assertNothingIsLeftMounted() throws IOException {
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("/run/swarmstead-gate");
    }

    @Test
    void whatTheOthersRememberIsReadThroughAClientThatGoes() throws Exception {
        Path marks = Files.createDirectories(volume().resolve("config/.swarmstead/marks"));
        Files.writeString(marks.resolve("alpha"), "alpha 3\ngamma 30\n");
        Files.writeString(marks.resolve("beta"), "gamma 31\n");
        Files.createSymbolicLink(marks.resolve("delta"), Files.writeString(temp.resolve("forged"), "gamma 99\n"));

        assertThat(gate()).contains("all others remember 31");
        assertThat(temp.resolve("client"))
                .content()
                .contains("--volfile-server=10.0.0.11 --volfile-server=10.0.0.12 ")
                .contains("--volfile-id=/no-volume-of-this-machine");
        assertNothingIsLeftMounted();
    }

    @Test
    void aVolumeThatRemembersNothingYetIsNoReason() throws Exception {
        volume();

        assertLeftAlone();
    }

    @Test
    void aVolumeThatDoesNotAnswerHoldsTheGateForItsTimeOnly() throws Exception {
        Files.delete(volume().resolve(".swarmstead"));

        assertLeftAlone();
        assertNothingIsLeftMounted();
    }

    @Test
    void aCopyThatCannotBeMovedLosesGlustersMarkOfTheVolume() throws Exception {
        program("mv", "echo 'Device or resource busy' >&2; exit 1");
        program("setfattr", "echo \"setfattr $*\"");

        assertThat(gate()).contains("setfattr -x trusted.glusterfs.volume-id -- " + brick);
        assertThat(brick.resolve("letter")).exists();
    }
}
