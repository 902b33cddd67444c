package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's program for records, and who starts it. */
class HookRecordsTest {
    @Test
    void theLauncherIsGivenTheProgramAndItsWords(@TempDir Path folder) throws IOException, AcmeTrouble {
        Path told = folder.resolve("told");
        new HookRecords(List.of("sh", "-c", "echo \"$@\" > '" + told + "'", "launcher"), "/usr/local/bin/dns-hook")
                .present(new DnsRecord("_acme-challenge.example.org", "value"));

        assertThat(told).hasContent("/usr/local/bin/dns-hook present _acme-challenge.example.org value");
    }

    @Test
    void onAHostItIsStartedBySystemdAndNotInTheStewardsSandbox() {
        assertThat(HookRecords.bySystemd("/usr/local/bin/dns-hook").launcher())
                .startsWith("systemd-run")
                .contains("--wait", "--pipe")
                .endsWith("--");
    }
}
