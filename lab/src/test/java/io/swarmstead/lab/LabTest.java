package io.swarmstead.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.lab.HostStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real hosts: booted, cut and taken away. */
@Tag("lab")
class LabTest {
    private static final Path HOME = Lab.defaultHome(System.getenv());
    private static final String NAME = "t1";
    private static final List<String> HOSTS = List.of("alpha", "beta");

    private static Lab lab() throws LabException {
        return Lab.of(HOME, NAME);
    }

    @BeforeAll
    static void bootTwoHosts() throws LabException {
        assumeTrue(Lab.impossible().isEmpty(), () -> Lab.impossible().toString());
        lab().down(LabListener.SILENT);
        lab().up(HOSTS, LabListener.SILENT);
    }

    @AfterAll
    static void leaveNothing() throws LabException, IOException {
        if (Lab.impossible().isPresent()) {
            return;
        }
        lab().down(LabListener.SILENT);
        assertThat(traces()).isEmpty();
        assertThat(HOME.resolve(NAME)).doesNotExist();
    }

    @Test
    void everyHostLetsItsOwnerIn() throws LabException {
        assertThat(on("alpha", "hostname")).isEqualTo("alpha\n");
        assertThat(on("beta", "hostname")).isEqualTo("beta\n");
    }

    @Test
    void hostsDifferInTheirIdentities() throws LabException {
        String identity = "cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub";
        assertThat(on("alpha", identity)).isNotEqualTo(on("beta", identity));
    }

    @Test
    void aHostReachesItsNeighbour() throws LabException {
        assertThat(on(
                        "alpha",
                        "timeout 2 head -c 4 < /dev/tcp/" + lab().subnet().host(1) + "/22"))
                .isEqualTo("SSH-");
    }

    @Test
    void aHostGetsDebiansPackages() throws LabException {
        on("alpha", "apt-get -qq update && apt-get -qq install --download-only hello");
    }

    @Test
    void aBrickIsNotOnAnOverlay() throws LabException {
        assertThat(on("alpha", "stat -f -c %T /srv/brick")).doesNotContain("overlay");
    }

    @Test
    void upOnceMoreFindsEverythingInPlace() throws LabException {
        var heard = new ArrayList<String>();
        lab().up(HOSTS, new Recording(heard));
        assertThat(heard).isEmpty();
    }

    @Test
    void aHostWithoutPowerRunsNothingAndKeepsItsDisk() throws LabException {
        on("beta", "echo kept > /root/note; sync");
        lab().powerOff("beta");
        assertThat(lab().status()).extracting(HostStatus::state).containsExactly(State.RUNNING, State.OFF);
        assertThat(Path.of("/run/netns/sst-t1-beta")).doesNotExist();
        assertThat(ControlGroup.named("sst-t1-beta").path()).doesNotExist();
        lab().powerOn("beta");
        assertThat(on("beta", "cat /root/note")).isEqualTo("kept\n");
    }

    @Test
    void aCutHostRunsOnAlone() throws LabException {
        lab().cut("beta");
        assertThat(lab().status()).extracting(HostStatus::state).containsExactly(State.RUNNING, State.CUT);
        lab().mend("beta");
        Deadline.within(Duration.ofSeconds(10)).await("beta", () -> answers("hostname"));
    }

    @Test
    void aReinstalledHostIsBare() throws LabException {
        on("beta", "touch /root/old /srv/brick/old");
        lab().reinstall("beta");
        assertThat(on("beta", "ls /root /srv/brick")).doesNotContain("old");
    }

    @Test
    void aHostThatTheLabDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> lab().powerOff("omega"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("omega: no such host");
    }

    private static boolean answers(String command) {
        try {
            return !on("beta", command).isEmpty();
        } catch (LabException notYet) {
            return false;
        }
    }

    private static String on(String host, String command) throws LabException {
        List<String> argv = new ArrayList<>(lab().shell(host));
        argv.add(command);
        return Machine.run(argv.toArray(String[]::new));
    }

    /** Everything on the machine that bears the lab's name. */
    private static List<String> traces() throws LabException, IOException {
        var traces = new ArrayList<String>();
        Machine.run("ip", "-brief", "link")
                .lines()
                .filter(line -> line.contains("sst-t1"))
                .forEach(traces::add);
        Machine.run("ip", "netns")
                .lines()
                .filter(line -> line.contains("sst-t1"))
                .forEach(traces::add);
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains("/t1/") || line.contains("sst-t1"))
                .forEach(traces::add);
        Path groups = ControlGroup.hierarchy().orElseThrow();
        try (Stream<Path> all = Files.list(groups)) {
            all.map(Path::toString).filter(path -> path.contains("sst-t1")).forEach(traces::add);
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.map(process -> process.info().commandLine().orElse(""))
                    .filter(line -> line.contains("sst-t1"))
                    .forEach(traces::add);
        }
        return traces;
    }

    /** Keeps what was done. */
    private record Recording(List<String> heard) implements LabListener {
        @Override
        public void started(String host, String action) {
            heard.add(host + ": " + action);
        }

        @Override
        public void done(String host, String action, Duration elapsed) {}
    }
}
