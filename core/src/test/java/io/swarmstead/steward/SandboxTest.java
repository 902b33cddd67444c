package io.swarmstead.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.host.Subprocess;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steward gives up of what root may. */
class SandboxTest {
    private static String unit() {
        CloudSpec spec = Specs.fourHosts();
        return StewardFiles.of(spec, new HostName("alpha"), Optional.empty()).stream()
                .filter(file -> file.path().endsWith(StewardFiles.SERVICE))
                .map(HostFile::content)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> options(String name) {
        return unit().lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    @Test
    void itHasTheCapabilitiesThatItsWorkTakesAndNoOther() {
        assertThat(String.join(" ", options("CapabilityBoundingSet")).split(" "))
                .containsExactlyInAnyOrder(
                        "CAP_SYS_ADMIN",
                        "CAP_NET_ADMIN",
                        "CAP_NET_BIND_SERVICE",
                        "CAP_SYS_PTRACE",
                        "CAP_KILL",
                        "CAP_CHOWN",
                        "CAP_FOWNER",
                        "CAP_DAC_OVERRIDE",
                        "CAP_DAC_READ_SEARCH");
        assertThat(options("RestrictNamespaces")).containsExactly("mnt net");
        assertThat(options("RestrictAddressFamilies")).containsExactly("AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        assertThat(options("DeviceAllow")).containsExactly("/dev/fuse rw");
    }

    /** A list of denied calls goes on from line to line, and the last line takes some out of it again. */
    @Test
    void itMayNotLoadModulesSetClocksOrTraceOthers() {
        assertThat(options("SystemCallFilter"))
                .containsExactly(
                        "~@clock @cpu-emulation @debug @module @obsolete @raw-io @reboot @resources @swap",
                        "~@privileged",
                        "@chown");
        assertThat(unit())
                .contains(
                        "SystemCallErrorNumber=EPERM\n",
                        "SystemCallArchitectures=native\n",
                        "NoNewPrivileges=yes\n",
                        "ProtectClock=yes\n",
                        "ProtectKernelModules=yes\n",
                        "ProtectKernelTunables=yes\n",
                        "ProtectControlGroups=yes\n",
                        "ProtectSystem=full\n",
                        "ProtectHome=read-only\n");
    }

    /** A volume that hangs would hang whoever sets up a namespace with it in its hands, and so the steward's start. */
    @Test
    void noOptionNamesTheVolumeAndNoneGoesThroughAllMounts() {
        assertThat(options("ReadWritePaths")).containsExactly("-/etc/swarmstead");
        assertThat(unit())
                .doesNotContain("\nProtectSystem=strict", "/var/data", "\nReadOnlyPaths", "\nInaccessiblePaths");
        assertThat(unit()).doesNotContain("\nMemoryDenyWriteExecute", "\nPrivateDevices");
    }

    @Test
    void systemdScoresItAtFourOrLess(@TempDir Path folder) throws IOException, InterruptedException, TimeoutException {
        assertThat(scored(folder, unit())).as("exposure of 4.0 at most").isTrue();
    }

    private static boolean scored(Path folder, String unit) throws IOException, InterruptedException, TimeoutException {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "systemd is not here");
        Path file = Files.writeString(
                folder.resolve(StewardFiles.SERVICE), unit.replaceFirst("ExecStart=.*", "ExecStart=/bin/true"));
        Result result = Subprocess.run(
                List.of(
                        analyze.toString(),
                        "security",
                        "--no-pager",
                        "--offline=true",
                        "--threshold=40",
                        file.toString()),
                "",
                Duration.ofSeconds(30));
        assumeTrue(!result.error().contains("unrecognized option"), "systemd is older than 250");
        return result.succeeded();
    }
}
