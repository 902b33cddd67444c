package io.swarmstead.catalogue;

import io.swarmstead.spec.Bundled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack of the catalogue. Its files are compose files and what those refer to, with {@code ${STACK}}, {@code ${ROUTE}}
 * and {@code ${PROTECT:-…}} in the places of the owner's answers.
 *
 * @param beside names of the files that the compose file refers to
 */
public record Entry(String name, List<String> beside) {
    private static final Pattern BLANK = Pattern.compile("\\$\\{(STACK|ROUTE|PROTECT)(?::-(\\w+))?}");

    /** What it is, in one sentence: the first line of its file. */
    public String title() {
        return Bundled.text(Entry.class, name + ".yml")
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^# ", "");
    }

    /** Whether it is reached by a name through the ingress. */
    public boolean routed() {
        return Bundled.text(Entry.class, name + ".yml").contains("${ROUTE}");
    }

    /** Whether a login in front is suggested: what has none of its own. */
    public boolean suggestsProtection() {
        return Bundled.text(Entry.class, name + ".yml").contains("${PROTECT:-true}");
    }

    /**
     * The files of a stack of the owner's, the compose file first; the others are named after the stack too.
     *
     * @throws IllegalArgumentException if it is reached by a name and none is given
     */
    public SequencedMap<String, String> files(Answers answers) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(answers.stack() + ".yml", filled(Bundled.text(Entry.class, name + ".yml"), answers));
        beside.forEach(file ->
                files.put(answers.stack() + "." + file, filled(Bundled.text(Entry.class, name + "." + file), answers)));
        return files;
    }

    private static String filled(String template, Answers answers) {
        return BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        switch (blank.group(1)) {
                            case "STACK" -> answers.stack().value();
                            case "ROUTE" ->
                                answers.route()
                                        .orElseThrow(() -> new IllegalArgumentException("no name for " + answers));
                            default -> answers.protect().map(String::valueOf).orElse(blank.group(2));
                        }));
    }
}
