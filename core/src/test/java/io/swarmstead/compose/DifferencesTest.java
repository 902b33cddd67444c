package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where we differ from Docker on purpose; {@code differences.txt} lists what either makes of it, and why. */
class DifferencesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/compose/differences.txt");

    private record Difference(String stack, String reason) {}

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("{web: {image: a, image: b}}", "the last one counts, as when the file was written"),
            new Difference("{web: {dns: [a, a]}}", "once is what was meant"),
            new Difference("{web: {volumes: [\"/a:/b\", \"/a:/b\"]}}", "the engine refuses the service later"),
            new Difference("{web: {secrets: [k, k]}}\nsecrets: {k: {file: k}}", "the engine refuses the service later"),
            new Difference("{web: {init: \"${UNSET:-true}\"}}", "Docker fills in some flags and not others"),
            new Difference("{web: {user: \"${UNSET:?needed} ${HOME}\"}}", "Docker forgets a fault before a variable"),
            new Difference("{web: {extra_hosts: {a: 5}}}", "Docker writes a:%!s(int=5)"),
            new Difference("{web: {image: !my a}}", "Docker reads nothing there, silently"),
            new Difference("{web: {networks: [other]}}", "Docker refuses it when it deploys"),
            new Difference("{web: {volumes: [\"data:/data\"]}}", "Docker refuses it when it deploys"),
            new Difference("{web: {ports: [\"1-20000:1-20000\"]}}", "no host bears that many rules"),
            new Difference("{}\n---\nservices: {}", "Docker drops the second document, silently"));

    @Test
    void theyAreThoseOfTheList(@TempDir Path directory) throws IOException {
        assumeTrue(Oracle.isThere(), "there is no docker with stack config on the PATH");
        Path file = directory.resolve("stack.yml");
        Map<String, String> environment = Map.of("HOME", "/home/reader");
        StringBuilder list = new StringBuilder();
        for (Difference difference : DIFFERENCES) {
            String text = "services: " + difference.stack() + "\n";
            Files.writeString(file, text);
            Oracle.Answer docker = Oracle.config(file, environment);
            Reading ours = ComposeReader.read(
                    "stack.yml", text.getBytes(StandardCharsets.UTF_8), new Surroundings(directory, environment));
            boolean same = docker.accepted()
                    && ours.file()
                            .map(ComposeFile::tree)
                            .filter(NormalForm.read(docker.output())::equals)
                            .isPresent();
            assertThat(same).as(text).isFalse();
            list.append(difference.stack().replace("\n", "\\n"))
                    .append("\n  Docker: ")
                    .append(docker.accepted() ? "accepts" : "refuses")
                    .append("\n  we: ")
                    .append(ours.file().isPresent() ? "accept" : "refuse")
                    .append(ours.findings().stream().map(Finding::rule).collect(Collectors.joining(", ", ", ", "")))
                    .append("\n  because: ")
                    .append(difference.reason())
                    .append('\n');
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, list);
        }
        assertThat(list.toString()).isEqualTo(Files.readString(GOLDEN));
    }
}
