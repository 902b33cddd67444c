package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountsTest {
    private static final StorageSpec STORAGE = new StorageSpec("swarmstead", "/srv/brick", "/var/data", 3, 3, false);
    private static final String ROOT = "1 0 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n";

    @TempDir
    Path proc;

    private void sees(String process, String mounts) throws IOException {
        Files.createDirectories(proc.resolve(process));
        Files.writeString(proc.resolve(process).resolve("mountinfo"), ROOT + mounts);
    }

    @Test
    void theLiveMountIsTheTopmostAtItsPlace() throws IOException {
        sees("self", """
                36 90 0:174 / /var/data rw shared:5 - fuse.glusterfs 10.0.0.11:/swarmstead rw
                37 90 0:175 / /var/data rw shared:6 - fuse.glusterfs 10.0.0.12:/swarmstead rw
                38 90 0:176 / /mnt rw shared:7 - fuse.glusterfs 10.0.0.12:/other rw
                """);

        assertThat(new Mounts(proc, STORAGE).live()).contains("0:175");
    }

    @Test
    void withoutAMountNothingIsLive() throws IOException {
        sees("self", "");

        assertThat(new Mounts(proc, STORAGE).live()).isEmpty();
    }

    @Test
    void aContainerSeesPartsOfTheVolumeAtPlacesOfItsOwn() throws IOException {
        sees("77", "9 8 0:174 /whoami /data rw - fuse.glusterfs 10.0.0.11:/swarmstead rw\n");

        assertThat(new Mounts(proc, STORAGE).of("77")).containsExactly(new Mounts.Mount("0:174", "/data", true));
    }

    @Test
    void aProcessThatHasEndedSeesNothing() throws IOException {
        assertThat(new Mounts(proc, STORAGE).of("78")).isEmpty();
    }
}
