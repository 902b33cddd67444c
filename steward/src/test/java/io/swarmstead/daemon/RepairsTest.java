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
                        REPAIRS.glusterd(),
                        REPAIRS.brick(),
                        REPAIRS.copies(),
                        REPAIRS.keepalived(),
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
                            .contains("http://10.0.0.2:80/ping || exit 1", "http://10.0.0.3:80/ping || exit 1")
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
        Rung rung = new Repairs(
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
