package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Pattern ROUTER = Pattern.compile("traefik\\.http\\.(routers|services)\\.([^.]+)\\.");
    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void theSampleIsForTheCloudsOwnDomain() throws IOException {
        assertThat(Sample.text(Clouds.THREE_HOSTS))
                .contains("Host(`whoami.garage.test`)", "replicas: 2")
                .doesNotContain("example.com");
    }

    @Test
    void oneHostHasRoomForOneOfItsTasks() throws IOException {
        assertThat(Sample.text(Clouds.ONE_HOST)).contains("replicas: 1").doesNotContain("replicas: 2");
    }

    @Test
    void theExamplesStandSideBySide() throws IOException {
        assertThat(routers("whoami.yml")).containsOnly("whoami");
        assertThat(routers("hello.yml")).isEmpty();
        assertThat(EXAMPLES.resolve("hello.yml")).content().contains("route: hello");
    }

    private static List<String> routers(String example) throws IOException {
        return ROUTER.matcher(Files.readString(EXAMPLES.resolve(example)))
                .results()
                .map(match -> match.group(2))
                .toList();
    }
}
