package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A text as YAML nodes, within bounds.
 *
 * <p>The parser's events are counted before a tree is made of them: a tree costs a hundred times its text, and deep
 * ones exhaust the stack.
 */
final class YamlFile {
    /** Levels. The deepest key of compose v3 is the ninth. */
    static final int DEEPEST = 64;

    /** Events of one file, and values after its aliases are followed. The largest published stack has 1,300. */
    static final int MOST = 20_000;

    /** Gives plain scalars a tag of our own: what they are is decided by {@link YamlScalar}. */
    static final Tag PLAIN = new Tag("!plain");

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowNonScalarKeys(true)
            .setAllowRecursiveKeys(true)
            // the parser copies all that it holds of a scalar whenever it reads on, by default every thousand
            // characters
            .setBufferSize(1 << 17)
            // their number is bounded by that of all events, and what they repeat by YamlTree
            .setMaxAliasesForCollections(MOST)
            .setSchema(new FailsafeSchema() {
                @Override
                public ScalarResolver getScalarResolver() {
                    return (_, implicit) -> implicit ? PLAIN : Tag.STR;
                }
            })
            .build();

    private YamlFile() {}

    static Optional<Node> compose(String text, Report report) {
        try {
            return withinBounds(text, report) ? new Compose(SETTINGS).composeString(text) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(mark -> Place.of(mark, "")).orElse(Place.START);
            return refuse(
                    report,
                    place,
                    "not-yaml",
                    sentence(e),
                    "this is not YAML, so nothing was read",
                    "check indentation, colons and quotes on this line and the one above; indent with spaces");
        } catch (ReaderException e) {
            return refuse(
                    report,
                    place(text, e.getPosition()),
                    "not-yaml",
                    "a character that cannot be printed, U+%04X".formatted(e.getCodePoint()),
                    "YAML is printable text, so nothing was read",
                    "remove it, or write it in double quotes as \\u%04x".formatted(e.getCodePoint()));
        } catch (YamlEngineException _) {
            return refuse(
                    report,
                    Place.START,
                    "not-yaml",
                    "no YAML that is known here",
                    "a stack is YAML 1.1 or 1.2, so nothing was read",
                    "check that it is the right file, and what its line with %YAML says");
        }
    }

    private static boolean withinBounds(String text, Report report) {
        int depth = 0;
        int documents = 0;
        int events = 0;
        for (Iterator<Event> parsed = new Parse(SETTINGS).parseString(text).iterator(); parsed.hasNext(); ) {
            Event event = parsed.next();
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            events++;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            Place place = event.getStartMark().map(mark -> Place.of(mark, "")).orElse(Place.START);
            if (documents > 1) {
                refuse(
                        report,
                        place,
                        "several-documents",
                        "a second document begins here",
                        "Docker would read the first one only, and silently drop the rest",
                        "remove the line of dashes, or put the second document into a file of its own");
                return false;
            }
            if (depth > DEEPEST || events > MOST) {
                refuse(
                        report,
                        place,
                        "too-large",
                        depth > DEEPEST
                                ? "more than " + DEEPEST + " levels deep"
                                : "more than " + MOST + " keys, values and lists",
                        "no stack needs that, and reading on could use up all memory",
                        "check that it is the right file");
                return false;
            }
        }
        return true;
    }

    private static Place place(String text, int codePoint) {
        String before = text.substring(
                0, text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length()))));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int start = before.lastIndexOf('\n') + 1;
        return new Place(line, before.codePointCount(start, before.length()) + 1, "");
    }

    /** The parser's complaint; some begin in what it calls the context. */
    private static String sentence(MarkedYamlEngineException e) {
        return e.getProblem().startsWith("but ") ? e.getContext() + ", " + e.getProblem() : e.getProblem();
    }

    private static Optional<Node> refuse(
            Report report, Place place, String rule, String what, String why, String next) {
        report.error(place, rule, what, why, next);
        return Optional.empty();
    }
}
