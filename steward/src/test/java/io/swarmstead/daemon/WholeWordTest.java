package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.swarm.SwarmState.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeWordTest {
    private static final List<Node> SWARM =
            List.of(new Node("n-alpha", "alpha", "10.0.0.11", true, true, true, true, "alpha"));

    @TempDir
    private Path directory;

    private Optional<List<Node>> nodes = Optional.of(SWARM);

    private WholeWord word() {
        return new WholeWord(
                () -> nodes, directory.resolve("state"), directory.resolve("whole"), directory.resolve("uptime"));
    }

    @BeforeEach
    void theBootWasAWhileAgo() throws IOException {
        uptime("1234.56");
    }

    private void uptime(String seconds) throws IOException {
        Files.writeString(directory.resolve("uptime"), seconds + " 2000.00\n");
    }

    @Test
    void whereNobodyWasMissedItSaysNever() {
        WholeWord word = word();

        word.tick();

        assertThat(directory.resolve("whole")).hasContent("0");
        assertThat(word.whole()).isTrue();
    }

    @Test
    void theLastTimeThatSomebodyWasMissedStays() throws IOException {
        WholeWord word = word();
        word.tick();
        nodes = Optional.of(List.of());
        word.tick();
        assertThat(word.whole()).isFalse();
        uptime("1236.01");
        word.tick();
        nodes = Optional.of(SWARM);
        uptime("1300.99");
        word.tick();

        assertThat(word.whole()).isTrue();
        assertThat(directory.resolve("whole")).hasContent("1236");
    }

    @Test
    void aStewardThatIsStartedAnewGoesOnWithTheWordOfTheOneBefore() throws IOException {
        Files.writeString(directory.resolve("state"), "{}");
        Files.writeString(directory.resolve("whole"), "1230\n");

        word().tick();

        assertThat(directory.resolve("whole")).hasContent("1230");
    }

    @Test
    void onAHostThatReturnsTheSwarmIsMissedFromTheBeginning() throws IOException {
        Files.writeString(directory.resolve("state"), "{}");
        nodes = Optional.of(List.of());

        word().tick();

        assertThat(directory.resolve("whole")).hasContent("1234");
    }

    @Test
    void beforeTheFirstLookItSaysNothing() {
        nodes = Optional.empty();

        word().tick();

        assertThat(directory.resolve("whole")).doesNotExist();
    }
}
