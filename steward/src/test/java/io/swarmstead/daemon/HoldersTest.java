package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes as the kernel shows them. */
class HoldersTest {
    private static final StorageSpec STORAGE = new StorageSpec("swarmstead", "/srv/brick", "/var/data", 3, 3, false);
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    private static final Host NOBODY = AnsweringHost.printing(_ -> "");

    @TempDir
    Path directory;

    @BeforeEach
    void theHostHasAMountAndASecondOneElsewhere() throws IOException {
        process("self", "", mount("0:175", "/var/data"), mount("0:180", "/mnt/second"));
    }

    private static String mount(String device, String at) {
        return "36 90 %s /shop %s rw shared:5 - fuse.glusterfs 10.0.0.11:/swarmstead rw\n".formatted(device, at);
    }

    private void process(String id, String cgroup, String... mounts) throws IOException {
        Path process = Files.createDirectories(directory.resolve("proc").resolve(id));
        Files.writeString(process.resolve("mountinfo"), String.join("", mounts));
        Files.writeString(process.resolve("cgroup"), cgroup);
    }

    private Holders holders(Host host) {
        return new Holders(
                new Mounts(directory.resolve("proc"), STORAGE),
                host,
                new Journal(directory.resolve("journal"), new HostName("alpha"), InstantSource.system()));
    }

    @Test
    void whoeverHoldsAMountThatTheHostHasNoMoreIsFoundByItsContainer() throws IOException {
        process("10", "0::/system.slice/docker-" + ONE + ".scope\n", mount("0:174", "/data"));
        process("11", "9:pids:/docker/" + TWO + "\n", mount("0:174", "/data"));
        process("12", "0::/system.slice/docker-" + TWO + ".scope\n");

        assertThat(holders(NOBODY).find()).containsExactly(ONE, TWO);
    }

    @Test
    void containersWithAMountThatIsThereAreLeftAlone() throws IOException {
        process("10", "0::/system.slice/docker-" + ONE + ".scope\n", mount("0:175", "/data"));
        process("11", "0::/system.slice/docker-" + TWO + ".scope\n", mount("0:180", "/data"));
        process("12", "0::/system.slice/ssh.service\n", mount("0:174", "/old"));

        assertThat(holders(NOBODY).find()).isEmpty();
    }

    @Test
    void aTaskOfTheSwarmIsKilledForSwarmStartsAnother() throws HostException, IOException {
        AnsweringHost host = AnsweringHost.printing(
                _ -> "{\"Name\":\"/shop_web.1.x\",\"Config\":{\"Labels\":{\"com.docker.swarm.task.id\":\"x\"}}}");

        holders(host).restart(ONE);

        assertThat(host.lines().getLast()).endsWith("/containers/" + ONE + "/kill");
        assertThat(Files.readString(directory.resolve("journal"))).contains("restarted the container shop_web.1.x");
    }

    @Test
    void anyOtherContainerIsStartedAnew() throws HostException {
        AnsweringHost host = AnsweringHost.printing(_ -> "{\"Name\":\"/mine\",\"Config\":{\"Labels\":{}}}");

        holders(host).restart(TWO);

        assertThat(host.lines().getLast()).contains("/containers/" + TWO + "/restart?t=5");
    }
}
