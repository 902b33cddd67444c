package io.swarmstead.stacks;

import static io.swarmstead.host.HostileShell.assertData;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No name of a service is ever source of a shell. */
class HostileWordsTest {
    @Test
    void logsAreAskedForByWords(@TempDir Path temp) throws Exception {
        assertData(
                temp,
                word -> List.of(
                        new StackLogs(List.of("shop_web", word), false, word, word).command(),
                        new StackLogs(List.of(word, "shop_web"), true, word, word).command()));
    }
}
