package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look asks of a brick, run by a real shell; the programs of a host are functions of it. */
class StorageQuestionsTest {
    private static final StorageSpec STORAGE = Specs.threeHosts().storage();

    private static String answer(@CompileTimeConstant String script, String... words) throws HostException {
        return new LocalHost(new HostName("alpha")).run(Command.script(script, words));
    }

    @Test
    void everyFileOfTheIndexButItsAnchorIsToBeHealed(@TempDir Path brick) throws HostException, IOException {
        Path index = Files.createDirectories(brick.resolve(".glusterfs/indices/xattrop"));
        for (String entry : new String[] {"xattrop-5f2b8c1e", "0c2f1f9a", "3a2e4c6b"}) {
            Files.createFile(index.resolve(entry));
        }

        assertThat(answer(StorageFiles.TO_HEAL, brick.toString()).lines()).containsExactly("0c2f1f9a", "3a2e4c6b");
    }

    @Test
    void aBrickIsMarkedWithTheIdOfItsVolume() throws HostException {
        assertThat(answer(
                        "getfattr() { printf '# file: %s\\ntrusted.glusterfs.volume-id=0x0c2f1f9a\\n\\n' \"${!#}\"; }\n"
                                + StorageFiles.BRICK_MARK,
                        STORAGE.brick()))
                .isEqualTo("0c2f1f9a\n");
    }

    @Test
    void aDiskOnTheWayToTheBrickThatIsNotMountedIsNamed() throws HostException {
        assertThat(answer(
                        "findmnt() { printf '/\\n/srv/swarmstead\\n/srv/swarm\\n/home\\n'; }\n"
                                + "mountpoint() { [ \"$2\" = / ]; }\n" + StorageFiles.UNMOUNTED,
                        STORAGE.brick()))
                .isEqualTo("/srv/swarmstead\n");
    }
}
