package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Reading;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No word of the cloud's file is ever source of a shell in a repair, whatever its reader would let pass. */
class HostileWordsTest {
    private static final List<String> WORDS = List.of(
            "$(CANARY)",
            "`CANARY`",
            "'; CANARY; '",
            "\"; CANARY; \"",
            "a\nCANARY\n",
            "*",
            "~",
            "-oProxyCommand=CANARY");

    private static CloudSpec cloud(String word) {
        CloudSpec spec = CloudFile.read("shop", """
                        cloud: shop
                        domain: shop.example
                        hosts: {alpha: 10.0.0.1, beta: 10.0.0.2, gamma: 10.0.0.3}
                        """) instanceof Reading.Valid(var read) ? read : missing();
        return new CloudSpec(
                spec.name(),
                spec.domain(),
                List.of(
                        new HostSpec(new HostName("alpha"), word, Role.MANAGER),
                        new HostSpec(new HostName("beta"), word, Role.MANAGER)),
                spec.ssh(),
                spec.vip(),
                spec.docker(),
                new StorageSpec(word, word, word, 3, 3, false),
                spec.ingress(),
                spec.acme(),
                spec.firewall(),
                spec.rebalance(),
                spec.alerts(),
                spec.text());
    }

    private static CloudSpec missing() {
        throw new AssertionError("the cloud's file is not valid");
    }

    private static Stream<Command> commands(CloudSpec spec) {
        Repairs repairs = new Repairs(spec, spec.hosts().getFirst());
        GlusterRepairs gluster = new GlusterRepairs(spec, spec.hosts().getFirst());
        return Stream.of(
                        repairs.docker(),
                        repairs.swarm(),
                        repairs.keepalived(),
                        repairs.ingress(),
                        gluster.glusterd(),
                        gluster.brick(),
                        gluster.copies(),
                        gluster.pool())
                .flatMap(List::stream)
                .flatMap(rung -> Stream.of(rung.allowed(), rung.act()));
    }

    /** Every program but bash's own is one that succeeds, and CANARY one that leaves a mark. */
    @Test
    void repairsTakeThemAsWords(@TempDir Path temp) throws IOException, InterruptedException {
        Path programs = Files.createDirectory(temp.resolve("programs"));
        Path canary = temp.resolve("canary");
        program(programs, "CANARY", ": > " + canary);
        for (String name : List.of(
                "cat",
                "curl",
                "date",
                "docker",
                "gluster",
                "grep",
                "ls",
                "mv",
                "pkill",
                "sed",
                "sleep",
                "sync",
                "systemctl",
                "tail",
                "timeout",
                "tr",
                "wc")) {
            program(programs, name, "echo 1");
        }
        program(programs, "seq", "echo 1");
        for (String word : WORDS) {
            for (Command command : commands(cloud(word)).toList()) {
                run(temp, programs, command.input());
                assertThat(canary).as("%s in %s", word, command.input()).doesNotExist();
            }
        }
        run(temp, programs, "echo \"$(curl x) '$(CANARY)'\"");
        assertThat(canary).as("the test sees what is run").exists();
    }

    private static void program(Path programs, String name, String text) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + text + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static void run(Path temp, Path programs, String script) throws IOException, InterruptedException {
        Path here = Files.createDirectories(temp.resolve("here"));
        Process bash = new ProcessBuilder(
                        "/usr/bin/env",
                        "-i",
                        "PATH=" + programs,
                        "/bin/bash",
                        "-c",
                        script.replaceAll("(?<![A-Za-z0-9_.}-])/(?=(?:var|run|proc)/)", here + "/"))
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
        bash.getOutputStream().close();
        if (!bash.waitFor(60, TimeUnit.SECONDS)) {
            bash.destroyForcibly();
            throw new AssertionError("does not end: " + script);
        }
    }
}
