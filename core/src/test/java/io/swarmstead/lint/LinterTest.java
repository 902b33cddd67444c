package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Golden;
import io.swarmstead.compose.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code lint} has a file, what is found in it, and what is left of it when it is mended. */
class LinterTest {
    static List<Golden> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/lint"))) {
            return folders.sorted().map(Golden::new).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundAndMendedAsExpected(Golden golden) {
        String text = golden.read("in-stack.yml");
        List<Finding> findings = check(text);
        SequencedMap<String, String> rendered = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        findings.forEach(finding -> lines.append(said(finding)));
        rendered.put("findings", lines.toString());
        Fixes fixes = Fixes.apply(text, findings);
        if (!fixes.applied().isEmpty()) {
            rendered.put("mended.yml", fixes.text());
        }
        golden.matches(rendered);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsMendedHasFewerFindingsEachTime(Golden golden) {
        String text = golden.read("in-stack.yml");
        List<Finding> findings = check(text);
        while (findings.stream().anyMatch(finding -> !finding.edits().isEmpty())) {
            text = Fixes.apply(text, findings).text();
            List<Finding> left = check(text);
            assertThat(left).hasSizeLessThan(findings.size());
            findings = left;
        }
    }

    private static List<Finding> check(String text) {
        return Linter.check(ComposeFiles.of(text), Neighbourhood.UNKNOWN);
    }

    private static String said(Finding finding) {
        return "%s %s\n  %s\n  why:  %s\n  next: %s\n"
                .formatted(
                        finding.severity(),
                        finding.rule(),
                        finding.problem().what(),
                        finding.problem().why(),
                        finding.problem().next());
    }
}
