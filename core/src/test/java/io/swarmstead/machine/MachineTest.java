package io.swarmstead.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostileShell;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages and names. */
class MachineTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final String BLOCK = MachinePlanner.names(SPEC);

    private static Sights<MachineState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Machine(), _ -> MachineAnswers.inPlace(spec));
    }

    @Test
    void aPackageThatIsNotCompletelyInstalledIsInstalled() {
        Sights<MachineState> sights = inPlace(SPEC);
        sights.on("beta")
                .says(
                        "installed",
                        "ii  curl\nii  jq\nii  openssl\nrc  keepalived\niU  docker.io\nii  docker-cli\n"
                                + "ii  glusterfs-server\nii  glusterfs-client\nii  nftables\n");

        assertThat(sights.plan().steps())
                .containsExactly(
                        new MachineStep.InstallPackages(new HostName("beta"), List.of("docker.io", "keepalived")));
    }

    @Test
    void anInstallationThatFailsOutsideOfAptSaysWhy(@TempDir Path temp) throws Exception {
        HostileShell shell = new HostileShell(temp);
        Files.writeString(temp.resolve("programs/rm"), "#!/bin/bash\necho 'rm: cannot remove it' >&2\nexit 1\n");
        shell.directory("/var/log");
        FakeHost alpha = new FakeHost("alpha").accepts("");
        new MachineStep.InstallPackages(new HostName("alpha"), List.of("jq")).apply(new FakeFleet(alpha));

        shell.words(alpha.received().getFirst());

        assertThat(shell.said()).startsWith("rm: cannot remove it (all of it: ");
    }

    @Test
    void otherNamesInOurBlockAreReplaced() {
        Sights<MachineState> sights = inPlace(SPEC);
        sights.on("gamma").says("names", "# swarmstead begin\n10.0.0.9 alpha\n# swarmstead end\n");

        assertThat(Steps.of(sights.plan())).containsExactly("NameHosts gamma");
    }

    @Test
    void aHostThatIsAwayIsNotPlannedForAndTold() {
        Sights<MachineState> sights = inPlace(SPEC).misses("beta");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "2 of 3 hosts answer", "a host that is away holds no copies and runs no tasks"));
    }

    @Test
    void packagesWaitForTheConfigurationOfTheirServices() {
        HostName beta = new HostName("beta");

        assertThat(new MachineStep.InstallPackages(beta, List.of("curl")).requires())
                .containsExactly(MachineStep.configuration(beta));
    }

    /** As the step leaves a hosts file that was so before, done twice, as after a cut. */
    private static String named(Path directory, String before) throws HostException, IOException, InterruptedException {
        Path hosts = Files.writeString(directory.resolve("hosts"), before);
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha").accepts("flock");
        new MachineStep.NameHosts(new HostName("alpha"), BLOCK).apply(fleet);
        String script = fleet.fake("alpha").inputs().getFirst().replace("/etc/hosts", hosts.toString());
        run(script);
        run(script);
        return Files.readString(hosts);
    }

    @Test
    void onlyOurBlockOfTheHostsFileIsReplacedHoweverTheFileEnds(@TempDir Path directory)
            throws HostException, IOException, InterruptedException {
        for (String before : List.of(
                "127.0.0.1 localhost", "127.0.0.1 localhost\n# swarmstead begin\n1.2.3.4 old\n# swarmstead end\n")) {
            assertThat(named(directory, before)).isEqualTo("127.0.0.1 localhost\n" + BLOCK + "\n");
        }
    }

    @Test
    void aBlockThatLostItsEndTakesNothingOfTheOwnerWithIt(@TempDir Path directory)
            throws HostException, IOException, InterruptedException {
        String before = """
                127.0.0.1 localhost
                # swarmstead begin
                10.9.9.9 alpha
                # the printer
                10.0.0.77 printer
                10.0.0.78 beta beta.example
                """;

        assertThat(named(directory, before)).isEqualTo("""
                127.0.0.1 localhost
                # the printer
                10.0.0.77 printer
                10.0.0.78 beta beta.example
                %s
                """.formatted(BLOCK));
    }

    private static void run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
    }
}
