package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import java.util.List;

/** What one rule finds in a file, in one line each: severity, rule, line and the fact without its place. */
final class Found {
    private Found() {}

    static List<String> by(Rule rule, String text) {
        return by(rule, text, Neighbourhood.UNKNOWN);
    }

    static List<String> by(Rule rule, String text, Neighbourhood cloud) {
        ComposeFile file = ComposeFiles.of(text);
        return rule.check(file, cloud).stream()
                .map(finding -> "%s %s %d %s"
                        .formatted(
                                finding.severity(),
                                finding.rule(),
                                finding.place().line(),
                                finding.problem().what().replaceFirst("^stack\\.yml:[0-9:]+ [^ ]*: ", "")))
                .toList();
    }
}
