package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stack deploy} reads before it asks any host. */
class StackDeployInputTest {
    @TempDir
    private Path folder = Path.of("");

    private final Screen screen = Screen.withoutTerminal();

    @BeforeEach
    void writesAFileWithAVariable() throws IOException {
        Files.writeString(folder.resolve("wiki.yml"), "services: {web: {image: 'a:1', deploy: {replicas: '${N}'}}}\n");
    }

    @Test
    void aVariableWithoutAValueIsTheProblem() {
        assertThat(deploy()).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("problem: " + folder.resolve("wiki.yml"))
                .contains("services.web.deploy.replicas: N has no value\n")
                .contains("--env-file .env")
                .doesNotContain("whole number");
    }

    @Test
    void aFileOfVariablesHasIt() throws IOException {
        Path variables = Files.writeString(folder.resolve(".env"), "N='2'\n");

        assertThat(deploy("--env-file", variables.toString())).isEqualTo(2);
        assertThat(screen.err()).contains("cloud.yaml").doesNotContain("N has no value");
    }

    @Test
    void aFileOfVariablesThatIsNotThereIsAProblem() {
        assertThat(deploy("--env-file", folder.resolve(".env").toString())).isEqualTo(2);
        assertThat(screen.err()).startsWith("problem: " + folder.resolve(".env") + ": there is no such file\n");
    }

    private int deploy(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "stack",
                                "deploy",
                                "wiki",
                                "-f",
                                folder.resolve("wiki.yml").toString(),
                                "--cloud",
                                folder.resolve("cloud.yaml").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return Main.run(screen.terminal(), arguments);
    }
}
