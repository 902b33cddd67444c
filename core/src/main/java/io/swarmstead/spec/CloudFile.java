package io.swarmstead.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The file {@code cloud.yaml}, from text to a checked spec.
 *
 * <p>Everything that can be known from the file alone is checked here, and all problems are reported at once; only a
 * file that is not YAML ends at its first. Whatever needs a look at the hosts is left to the concerns.
 */
public final class CloudFile {
    private CloudFile() {}

    /** Reads a file; one that is missing or unreadable is a problem like any other. */
    public static Reading read(Path file) {
        try {
            return read(file.toString(), NamedFile.text(file, NamedFile.MOST));
        } catch (NoSuchFileException _) {
            return unreadable(
                    file + ": no such file",
                    "all that swarmstead does begins with what this file asks for",
                    "swarmstead init --host <name>=<address> writes one, or name the directory that holds it");
        } catch (CharacterCodingException _) {
            return unreadable(
                    file + ": not UTF-8 text", "a cloud file is YAML in UTF-8", "save it as UTF-8 in your editor");
        } catch (IOException e) {
            return unreadable(
                    file + ": cannot be read",
                    NamedFile.why(e),
                    "check that it is a file, and that you may read it: ls -l " + file);
        }
    }

    /**
     * Reads a text.
     *
     * @param name what problems call the file
     */
    public static Reading read(String name, String text) {
        Findings findings = new Findings(name);
        Optional<CloudSpec> spec = compose(text, findings).map(root -> CloudReader.read(text, root, findings));
        return spec.isPresent() && findings.isEmpty()
                ? new Reading.Valid(spec.get())
                : new Reading.Invalid(findings.problems());
    }

    static Optional<Node> compose(String text, Findings findings) {
        // the JSON schema, which is the default, merges no <<: so every key is reported at the place it is read for
        LoadSettings settings = LoadSettings.builder()
                .setAllowNonScalarKeys(true)
                .setBufferSize(1 << 17)
                .build();
        try {
            Optional<Node> root = new Compose(settings)
                    .composeString(text)
                    .filter(node -> !node.getTag().equals(Tag.NULL));
            if (root.isEmpty()) {
                findings.add(
                        Place.START,
                        "the file is empty",
                        "a cloud has at least a name, a domain and one host",
                        "swarmstead init --host <name>=<address> writes a first one");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            refuseSyntax(e, findings);
        } catch (YamlEngineException e) {
            findings.add(
                    Place.START,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"),
                    "this is not YAML, so nothing was read",
                    "check that it is the right file, and plain text");
        }
        return Optional.empty();
    }

    private static void refuseSyntax(MarkedYamlEngineException e, Findings findings) {
        findings.add(
                e.getProblemMark().map(mark -> Place.of(mark, "")).orElse(Place.START),
                sentence(e),
                "this is not YAML, so nothing was read",
                "check indentation, colons and quotes on this line and the one above");
    }

    /** The parser's complaint; some begin in what it calls the context. */
    private static String sentence(MarkedYamlEngineException e) {
        return e.getProblem().startsWith("but ") ? e.getContext() + ", " + e.getProblem() : e.getProblem();
    }

    private static Reading unreadable(String what, String why, String next) {
        return new Reading.Invalid(List.of(new Problem(what, why, next)));
    }
}
