package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairsTest {
    private static final String CLOUD = """
            cloud: shop
            domain: shop.example
            vip: {address: 10.0.0.9}
            hosts: {alpha: 10.0.0.1, beta: 10.0.0.2, gamma: 10.0.0.3}
            """;

    private static final CloudSpec SPEC = read(CLOUD);

    private static final Repairs REPAIRS = new Repairs(SPEC, SPEC.host(new HostName("alpha")));

    private static final GlusterRepairs GLUSTER = new GlusterRepairs(SPEC, SPEC.host(new HostName("alpha")));

    private static CloudSpec read(String text) {
        return CloudFile.read("shop", text) instanceof Reading.Valid(var spec) ? spec : missing();
    }

    private static CloudSpec missing() {
        throw new AssertionError("the cloud's file is not valid");
    }

    private static List<Rung> all() {
        return Stream.of(
                        REPAIRS.docker(),
                        REPAIRS.swarm(),
                        GLUSTER.glusterd(),
                        GLUSTER.brick(),
                        GLUSTER.copies(),
                        GLUSTER.mark(),
                        GLUSTER.pool(),
                        REPAIRS.keepalived(),
                        REPAIRS.firewall(),
                        REPAIRS.ingress())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void everyScriptIsOneThatBashCanRead() throws IOException, InterruptedException {
        for (Rung rung : all()) {
            for (Command command : List.of(rung.allowed(), rung.act())) {
                Process bash = new ProcessBuilder("bash", "-n")
                        .redirectErrorStream(true)
                        .start();
                try (var script = bash.outputWriter()) {
                    script.write(command.input());
                }
                String complaint = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(complaint).as(rung.what()).isEmpty();
                assertThat(bash.waitFor()).isZero();
            }
        }
    }

    @Test
    void nothingIsEverDeleted() {
        assertThat(all()).allSatisfy(rung -> assertThat(rung.act().input()).doesNotContainPattern("\\brm\\b"));
    }

    @Test
    void filesAreMovedOnlyWhileEveryOtherManagerServes() {
        assertThat(REPAIRS.docker())
                .filteredOn(rung -> rung.what().startsWith("moves"))
                .hasSize(1)
                .allSatisfy(rung -> {
                    assertThat(rung.allowed().input())
                            .contains("set -- docker 10.0.0.2:80 10.0.0.3:80\n", "/ping\" || exit 1")
                            .doesNotContain("10.0.0.1:80");
                });
    }

    /** Programs of the same names stand before Gluster's and procps', and the client connects when Gluster is told to. */
    @Test
    void clientsConnectAnewOnlyWhereTheOneHereLacksACopy(@TempDir Path root) throws IOException, InterruptedException {
        Path client = Files.createDirectories(root.resolve("mount/.meta/graphs/active/data-client-0"))
                .resolve("private");
        program(
                root,
                "gluster",
                "echo \"$*\" >> %s; echo 'connected = 1' > %s".formatted(root.resolve("done"), client));
        program(root, "pkill", "true");
        program(root, "sleep", "true");
        Rung rung = new GlusterRepairs(
                        read(CLOUD + "storage: {volume: data, mount: %s}\n".formatted(root.resolve("mount"))),
                        REPAIRS.self())
                .copies()
                .getFirst();

        Files.writeString(client, "connected = 1\n");
        assertThat(commands(root, rung)).containsExactly("--mode=script volume start data force");

        Files.writeString(client, "connected = 0\n");
        assertThat(commands(root, rung))
                .containsExactly(
                        "--mode=script volume set data performance.client-io-threads on",
                        "--mode=script volume set data performance.client-io-threads off",
                        "--mode=script volume start data force");
    }

    @Test
    void onlyTheOddOneOutLearnsTheVolumesAnew(@TempDir Path root) throws IOException, InterruptedException {
        Command alone = GLUSTER.pool().getLast().allowed();
        glusterd(root);

        peers(root, "6", "6");
        answers(root, "10.0.0.2", "Peer Rejected", "Peer in Cluster");
        answers(root, "10.0.0.3", "Peer Rejected", "Peer in Cluster");
        assertThat(run(root, alone)).isZero();

        answers(root, "10.0.0.3", "Peer Rejected", "Peer Rejected");
        assertThat(run(root, alone)).as("the others are at odds").isNotZero();
        Files.delete(root.resolve("10.0.0.3"));
        assertThat(run(root, alone)).as("one of the others is away").isNotZero();

        answers(root, "10.0.0.3", "Peer Rejected", "Peer in Cluster");
        peers(root, "3", "6");
        assertThat(run(root, alone)).as("another is the odd one out").isNotZero();

        peers(root, "3", "3");
        Files.delete(root.resolve("vols/swarmstead/info"));
        assertThat(run(root, alone)).as("the volume is not known").isZero();

        Files.delete(root.resolve("peers/1"));
        assertThat(run(root, alone)).as("nobody can tell which of two is right").isNotZero();
    }

    @Test
    void whatGlusterdKnewIsMovedAsideAndItIsToldWhereItsBrickIs(@TempDir Path root)
            throws IOException, InterruptedException {
        glusterd(root);
        peers(root, "6", "6");
        Path taught = Files.createDirectories(root.resolve("taught/swarmstead/bricks"));
        Files.writeString(taught.resolveSibling("info"), "status=1\n");
        Files.writeString(taught.resolve("alpha:-brick"), "path=/brick\nlisten-port=0\n");
        Files.writeString(taught.resolve("beta:-brick"), "path=/brick\nlisten-port=0\n");
        Files.writeString(
                Files.createDirectories(root.resolve("run/gluster/vols/swarmstead"))
                        .resolve("alpha-brick.pid"),
                "4242\n");
        Files.writeString(
                Files.createDirectories(root.resolve("proc/4242")).resolve("cmdline"),
                "glusterfsd\0--brick-port\0" + "50123\0--xlator-option\0");

        assertThat(run(root, GLUSTER.pool().getLast().act())).isZero();

        assertThat(root.resolve("peers/0")).hasContent("uuid=0\nstate=3\nhostname1=beta");
        assertThat(root.resolve("vols/swarmstead/info")).hasContent("status=1");
        assertThat(root.resolve("vols/swarmstead/bricks/alpha:-brick")).hasContent("path=/brick\nlisten-port=50123");
        assertThat(root.resolve("vols/swarmstead/bricks/beta:-brick")).hasContent("path=/brick\nlisten-port=0");
        assertThat(aside(root))
                .singleElement()
                .satisfies(aside -> assertThat(aside.resolve("swarmstead/info")).hasContent("status=0"));
    }

    @Test
    void glusterdHasBackWhatItKnewWhereNobodyTellsItMore(@TempDir Path root) throws IOException, InterruptedException {
        glusterd(root);
        peers(root, "6", "6");

        assertThat(run(root, GLUSTER.pool().getLast().act())).isNotZero();

        assertThat(root.resolve("vols/swarmstead/info")).hasContent("status=0");
    }

    @Test
    void aGlusterdThatEndsWheneverItIsStartedIsToldTheVolumesAnew(@TempDir Path root)
            throws IOException, InterruptedException {
        glusterd(root);
        answers(root, "10.0.0.2", "Peer in Cluster", "Peer in Cluster");
        answers(root, "10.0.0.3", "Peer in Cluster", "Peer in Cluster");

        unit(root, "active", "", 4);
        assertThat(allowed(root)).as("it hangs").containsExactly(true, false);
        unit(root, "activating", "start", 4);
        assertThat(allowed(root)).as("it ends").containsExactly(true, true);
        unit(root, "activating", "start", 0);
        assertThat(allowed(root)).as("it starts").containsExactly(false, false);
        unit(root, "inactive", "", 4);
        assertThat(allowed(root)).as("somebody has stopped it").containsExactly(false, false);
    }

    private static void unit(Path root, String state, String job, int restarts) throws IOException {
        program(root, "systemctl", """
                case "$*" in
                    *ActiveState*) echo %s ;;
                    *Job*) echo %s ;;
                    *NRestarts*) echo %d ;;
                esac
                """.formatted(state, job, restarts));
    }

    /** Which of glusterd's rungs are. */
    private static List<Boolean> allowed(Path root) throws IOException, InterruptedException {
        List<Boolean> allowed = new ArrayList<>();
        for (Rung rung : GLUSTER.glusterd()) {
            allowed.add(run(root, rung.allowed()) == 0);
        }
        return allowed;
    }

    private static List<Path> aside(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith("vols."))
                    .toList();
        }
    }

    /** A directory of glusterd's, which it fills when it starts; about a host it is asked for, gluster reads out a file of that name. */
    private static void glusterd(Path root) throws IOException {
        program(root, "pkill", "true");
        program(
                root,
                "systemctl",
                "cd %s; [ $1 != start ] || [ -e vols ] || cp -r taught vols || mkdir vols".formatted(root));
        program(root, "sleep", "true");
        program(root, "gluster", """
                cd %s
                case "$*" in
                    *peer\\ status) cat "${2#*=}" ;;
                    *--remote-host*) echo 'Status: Started' ;;
                    *) ls vols/swarmstead/info ;;
                esac
                """.formatted(root));
        Files.writeString(
                Files.createDirectories(root.resolve("vols/swarmstead")).resolve("info"), "status=0\n");
    }

    private static void peers(Path root, String... states) throws IOException {
        Path peers = Files.createDirectories(root.resolve("peers"));
        for (int peer = 0; peer < states.length; peer++) {
            Files.writeString(
                    peers.resolve(String.valueOf(peer)),
                    "uuid=%d\nstate=%s\nhostname1=beta\n".formatted(peer, states[peer]));
        }
    }

    private static void answers(Path root, String address, String... states) throws IOException {
        Files.write(
                root.resolve(address),
                Stream.of(states).map("State: %s (Connected)"::formatted).toList());
    }

    /** With all files, and the programs, below the root. */
    private static int run(Path root, Command command) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        bash.environment().merge("PATH", root.toString(), (path, first) -> first + ":" + path);
        Process process = bash.start();
        try (var script = process.outputWriter()) {
            script.write(command.input()
                    .replace("/var/lib/glusterd", root.toString())
                    .replace("/run/gluster/", root + "/run/gluster/")
                    .replace("/proc/", root + "/proc/"));
        }
        return process.waitFor();
    }

    private static void program(Path root, String name, String body) throws IOException {
        Path program = Files.writeString(root.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** What was asked of Gluster by the act. */
    private static List<String> commands(Path root, Rung rung) throws IOException, InterruptedException {
        Path done = Files.writeString(root.resolve("done"), "");
        ProcessBuilder bash = new ProcessBuilder("bash");
        bash.environment().merge("PATH", root.toString(), (path, first) -> first + ":" + path);
        Process process = bash.start();
        try (var script = process.outputWriter()) {
            script.write(rung.act().input());
        }
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(done);
    }
}
