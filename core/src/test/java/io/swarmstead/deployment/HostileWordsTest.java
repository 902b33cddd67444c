package io.swarmstead.deployment;

import static io.swarmstead.host.HostileShell.assertData;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a file, a registry or the swarm is ever source of a shell. */
class HostileWordsTest {
    @TempDir
    private Path temp;

    @Test
    void routesAreAskedForByNamesAndAddressesThatNoShellReads() throws Exception {
        assertData(
                temp,
                word -> List.of(
                        new RouteProof(List.of("shop.example.com"), List.of("10.0.0.11", word), 443).question()));
    }

    @Test
    void onlyNamesAreAskedFor() {
        assertThatThrownBy(() -> new RouteProof(List.of("$(touch CANARY)"), List.of(), 443))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a name");
    }
}
