package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** {@code cloud.example.yaml} is the manual of the schema; this holds the two together. */
class CloudExampleTest {
    private final String example = read(Path.of("../cloud.example.yaml"));

    @Test
    void theExampleIsValid() {
        assertThat(CloudFile.read("cloud.example.yaml", example)).isInstanceOf(Reading.Valid.class);
    }

    /** Only one of each two that exclude each other. */
    @ParameterizedTest
    @CsvSource({"users, hook", "forward-auth, rfc2136"})
    void whatIsOffInTheExampleIsValidToo(String leftOfLogin, String leftOfDns) {
        String text = without(without(example.replace("ca: own", "ca: letsencrypt"), leftOfLogin), leftOfDns);

        assertThat(CloudFile.read("cloud.example.yaml", allOn(text))).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void theExampleShowsEveryKeyAndNoOther() {
        Set<String> known = Keys.SECTIONS.stream()
                .flatMap(keys -> keys.paths().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown(allOn(example))).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theValuesOfTheExampleAreTheDefaults() {
        assertThat(Texts.valid(example))
                .usingRecursiveComparison()
                .ignoringFields("text")
                .isEqualTo(Texts.valid(Texts.THREE_HOSTS + "vip: {address: 10.0.0.100}\n"));
    }

    /** Without the key, and the keys below it. */
    private static String without(String text, String key) {
        return text.replaceAll("(?m)^( *)#" + key + ":.*\n(\\1  +#[a-z].*\n)*", "");
    }

    private static String allOn(String text) {
        return text.replaceAll("(?m)^( *)#(?=[a-z0-9-]+:)", "$1");
    }

    private static Set<String> shown(String text) {
        Set<String> paths = new TreeSet<>();
        CloudFile.compose(text, new Findings("")).ifPresent(root -> collect("", root, paths));
        paths.removeIf(path -> path.startsWith("hosts.") && !path.startsWith("hosts.*."));
        paths.removeIf(path -> path.startsWith("ingress.users."));
        return paths;
    }

    private static void collect(String prefix, Node node, Set<String> paths) {
        if (!(node instanceof MappingNode mapping)) {
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            paths.add(prefix + key);
            collect(prefix.equals("hosts.") ? "hosts.*." : prefix + key + ".", entry.getValueNode(), paths);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
