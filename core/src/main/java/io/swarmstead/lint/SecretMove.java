package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.FileBeside;
import io.swarmstead.compose.ImageReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way of one value out of the environment: into a file of its own beside the compose file, which Docker makes a
 * secret of, and of which the image is told where it is. Offered where the image is known to read it there, and where the
 * file is written plainly enough that nothing else is touched.
 */
record SecretMove(List<Edit> edits, FileBeside file) {
    private static final Pattern ENVIRONMENT = Pattern.compile(" +environment:.*");
    private static final Pattern SECRETS = Pattern.compile(" *secrets: *(#.*)?");

    /** Secrets are known from 3.1 on. */
    private static final Pattern TOO_OLD = Pattern.compile("3(\\.0)?");

    /** What an anchor names is somebody else's too, and a carriage return or several documents are not worth the risk. */
    private static final Pattern INTRICATE = Pattern.compile("(?m)<<:|[:-] +[&*][A-Za-z_]|\\r|^\\.\\.\\.");

    static Optional<SecretMove> of(Service service, String variable, String value) {
        String text = service.file().text();
        boolean known = service.at("image")
                .text()
                .map(ImageReference::parse)
                .filter(image -> FileVariables.reads(image, variable))
                .isPresent();
        boolean old = Part.of(service.file())
                .at("version")
                .text()
                .filter(TOO_OLD.asMatchPredicate())
                .isPresent();
        if (!known || old || INTRICATE.matcher(text).find()) {
            return Optional.empty();
        }
        String secret = service.name() + "_" + variable.toLowerCase(Locale.ROOT);
        FileBeside file = new FileBeside(folder(service.file().name()), secret, value);
        return edits(service, variable, file).map(edits -> new SecretMove(edits, file));
    }

    /** Named after the compose file: others beside it may have a service of the same name. */
    private static String folder(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "") + ".secrets";
    }

    private static Optional<List<Edit>> edits(Service service, String variable, FileBeside file) {
        Spot spot = service.spot("environment", variable);
        return LabelText.at(spot, variable, file.content())
                .filter(written -> !written.hasVariable())
                .flatMap(written -> written.valued("/run/secrets/" + file.name())
                        .flatMap(valued -> {
                            TextLines lines = TextLines.of(service.file().text());
                            Optional<Edit> used =
                                    used(service, lines, spot.place().line() - 1, file.name());
                            Optional<Edit> declared = declared(service, lines, file);
                            return used.flatMap(use -> declared.map(declaration ->
                                    List.of(written.renamed(variable + "_FILE"), valued, use, declaration)));
                        }));
    }

    /** First in the service's list of secrets, or in a new one above its environment. */
    private static Optional<Edit> used(Service service, TextLines lines, int variable, String secret) {
        if (service.at("secrets").present()) {
            int key = service.spot("secrets").place().line() - 1;
            return SECRETS.matcher(lines.lines().get(key)).matches()
                    ? Optional.of(lines.before(key + 1, item(lines.indent(key + 1), secret)))
                    : Optional.empty();
        }
        return lines.upwards(variable, ENVIRONMENT).map(key -> {
            String indent = " ".repeat(lines.indent(key));
            return lines.before(lines.comments(key), indent + "secrets:\n" + item(indent.length() + 2, secret));
        });
    }

    private static String item(int indent, String secret) {
        return " ".repeat(indent) + "- " + secret + "\n";
    }

    /** First in the file's secrets, or in new ones at its end. */
    private static Optional<Edit> declared(Service service, TextLines lines, FileBeside file) {
        if (!Part.of(service.file()).at("secrets").present()) {
            boolean empty = lines.lines().stream().anyMatch(line -> line.startsWith("secrets:"));
            return empty
                    ? Optional.empty()
                    : Optional.of(lines.before(lines.lines().size(), "secrets:\n" + declaration(2, file)));
        }
        return Stream.iterate(0, line -> line < lines.lines().size(), line -> line + 1)
                .filter(line -> lines.lines().get(line).matches("secrets: *(#.*)?"))
                .findFirst()
                .map(key -> lines.before(key + 1, declaration(lines.indent(key + 1), file)));
    }

    private static String declaration(int indent, FileBeside file) {
        return "%1$s%2$s:\n%1$s  file: ./%3$s\n".formatted(" ".repeat(indent), file.name(), file);
    }
}
