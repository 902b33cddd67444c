package io.swarmstead.cli;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Printable;
import io.swarmstead.spec.Problem;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What was found in compose files, for people and for programs. */
final class CheckView {
    private CheckView() {}

    static List<String> lines(List<CheckedFile> files, Output output) {
        List<String> lines = new ArrayList<>();
        for (CheckedFile file : files) {
            file.mended().forEach(finding -> {
                lines.add(head(file, finding, output.paint(Style.GREEN, "mended")));
                finding.files()
                        .forEach(moved -> lines.add("  it is in " + moved + " now, for you alone: keep that file"));
            });
            file.findings().forEach(finding -> lines.addAll(lines(file, finding, output)));
        }
        lines.add(summary(files));
        return lines;
    }

    private static List<String> lines(CheckedFile file, Finding finding, Output output) {
        String severity = word(finding.severity());
        String painted = switch (finding.severity()) {
            case ERROR -> output.paint(Style.RED, severity);
            case WARNING -> output.paint(Style.YELLOW, severity);
        };
        Problem problem = finding.problem();
        return Problems.lines(
                lead(file, finding, painted), "  ", new Problem(said(file, finding), problem.why(), problem.next()));
    }

    /** As compilers write it, so that editors find the spot. */
    private static String head(CheckedFile file, Finding finding, String severity) {
        return lead(file, finding, severity) + said(file, finding);
    }

    private static String lead(CheckedFile file, Finding finding, String severity) {
        return "%s:%d:%d: %s: "
                .formatted(file.path(), finding.place().line(), finding.place().column(), severity);
    }

    private static String said(CheckedFile file, Finding finding) {
        return "%s [%s]".formatted(what(file, finding), finding.rule());
    }

    /** Without the place, with which it begins. */
    private static String what(CheckedFile file, Finding finding) {
        String place = "%s:%d:%d: "
                .formatted(file.path(), finding.place().line(), finding.place().column());
        String what = finding.problem().what();
        String shown = Printable.line(place);
        return what.startsWith(shown) ? what.substring(shown.length()) : what;
    }

    private static String summary(List<CheckedFile> files) {
        long mended = files.stream().mapToLong(file -> file.mended().size()).sum();
        long mendable = files.stream()
                .flatMap(file -> file.findings().stream())
                .filter(finding -> !finding.edits().isEmpty())
                .count();
        return "%s: %s, %s%s%s"
                .formatted(
                        count(files.size(), "file"),
                        count(count(files, Severity.ERROR), "error"),
                        count(count(files, Severity.WARNING), "warning"),
                        mended > 0 ? ", " + mended + " mended" : "",
                        mendable > 0 ? "; --fix can mend " + mendable : "");
    }

    private static long count(List<CheckedFile> files, Severity severity) {
        return files.stream()
                .flatMap(file -> file.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** One line of JSON; its shape is kept stable and written down in {@code docs/stack-check-json.md}. */
    static String json(List<CheckedFile> files) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("errors", count(files, Severity.ERROR));
            json.writeNumberProperty("warnings", count(files, Severity.WARNING));
            json.writeArrayPropertyStart("files");
            for (CheckedFile file : files) {
                json.writeStartObject();
                json.writeStringProperty("file", file.path().toString());
                findings(json, "findings", file, file.findings());
                findings(json, "mended", file, file.mended());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void findings(JsonGenerator json, String name, CheckedFile file, List<Finding> findings) {
        json.writeArrayPropertyStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("severity", word(finding.severity()));
            json.writeStringProperty("rule", finding.rule());
            json.writeNumberProperty("line", finding.place().line());
            json.writeNumberProperty("column", finding.place().column());
            json.writeStringProperty("what", what(file, finding));
            json.writeStringProperty("why", finding.problem().why());
            json.writeStringProperty("next", finding.problem().next());
            json.writeBooleanProperty("mendable", !finding.edits().isEmpty());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
