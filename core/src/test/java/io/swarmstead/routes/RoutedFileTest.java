package io.swarmstead.routes;

import io.swarmstead.Golden;
import io.swarmstead.lint.ComposeFiles;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every folder of {@code routes} has a file and its cloud, and what comes of them: what is added, or what is wrong. */
class RoutedFileTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    static List<Golden> cases() {
        return Golden.cases("routes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFilledInOrRefused(Golden golden) {
        RoutedFile routed =
                RoutedFile.of(ComposeFiles.of(golden.read("in-stack.yml")), "wiki", RouteSite.of(golden.spec()));

        SequencedMap<String, String> rendered = new TreeMap<>();
        if (routed.findings().isEmpty()) {
            rendered.put("stack.json", JSON.writeValueAsString(routed.file().tree()) + "\n");
            rendered.put(
                    "additions",
                    lines(routed.additions().stream().map(RoutedFileTest::said).toList()));
        } else {
            rendered.put(
                    "findings",
                    lines(routed.findings().stream()
                            .map(finding -> "%s %s\n  why:  %s\n  next: %s"
                                    .formatted(
                                            finding.rule(),
                                            finding.problem().what(),
                                            finding.problem().why(),
                                            finding.problem().next()))
                            .toList()));
        }
        golden.matches(rendered);
    }

    private static String said(Addition added) {
        return "%s: %s: %s (%s)".formatted(added.service(), added.path(), added.value(), added.reason());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
