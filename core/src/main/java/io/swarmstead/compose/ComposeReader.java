package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.spec.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads compose v3 files as {@code docker stack config} does, and says of everything that is wrong where it is.
 *
 * <p>Text becomes nodes ({@link YamlFile}), nodes become data ({@link YamlTree}), variables are filled in
 * ({@link Interpolation}), and the {@link Shape} of every key turns what was written into the normal form.
 */
public final class ComposeReader {
    /**
     * Bytes. The longest of 168 published stack files has 15 kB, and Docker sends a stack in requests of at most 4 MB;
     * what is longer is some other file.
     */
    public static final int LARGEST = 1 << 20;

    private static final Section FILE = new Section()
            .extensions(4)
            .unsupported(Map.of(
                    "models", "give programs the address of the model in environment",
                    "include", "deploy the other file as a stack of its own",
                    "name", "remove it: a stack has the name that it is deployed under"))
            // only where it stands: what it is, and what is wrong about it, Version says
            .kept("version", _ -> Optional.of(""))
            .kept("services", Named.of(Service.SHAPE))
            .key("networks", Definitions.NETWORKS)
            .key("volumes", Definitions.VOLUMES)
            .key("secrets", 1, Definitions.SECRETS)
            .key("configs", 3, Definitions.CONFIGS);

    private ComposeReader() {}

    /**
     * Reads a file's bytes. Everything that is wrong is found at once; only what is not YAML ends at its first fault.
     *
     * @param name what findings call the file
     */
    public static Reading read(String name, byte[] bytes, Surroundings surroundings) {
        Report report = new Report(name);
        Optional<ComposeFile> file = YamlText.decode(bytes, report)
                .flatMap(text -> root(text, report).flatMap(root -> read(name, text, root, surroundings, report)));
        return new Reading(report.hasErrors() ? Optional.empty() : file, report.findings());
    }

    private static Optional<Entries> root(String text, Report report) {
        Optional<Written> tree = YamlFile.compose(text, report).flatMap(node -> new YamlTree(text, report).read(node));
        if (tree.isPresent() && tree.get() instanceof Entries root) {
            return Optional.of(root);
        }
        if (!report.hasErrors()) {
            report.error(
                    tree.map(Written::place).orElse(Place.START),
                    "wrong-type",
                    tree.map(Written::kind).orElse("nothing") + " is no stack",
                    "a stack file is a mapping that has services",
                    "write services: and, indented below it, the name of a service");
        }
        return Optional.empty();
    }

    private static Optional<ComposeFile> read(
            String name, String text, Entries root, Surroundings surroundings, Report report) {
        Interpolation variables = new Interpolation(new Variables(surroundings.environment()), report);
        Entries entries = variables.fill(root);
        Causes causes = variables.causes(name);
        report.explainedBy(causes);
        Optional<Version> version = Version.of(entries, report);
        // a wrong version is reported; everything else is read by the rules of the latest one
        Pass pass = new Pass(surroundings, version.orElse(Version.LATEST), report, new Lines(text));
        Spot spot = new Spot(entries, entries.place(), List.of(), pass);
        return FILE.normalMapping(spot).map(tree -> {
            tree.put("version", pass.version().toString());
            tree.putIfAbsent("services", Map.of());
            new References(entries, pass).check(tree);
            return new ComposeFile(name, text, tree(tree), pass.readOver(), causes, pass::place);
        });
    }

    /** A tree has no null in it, except where Docker itself prints one. */
    @SuppressWarnings({"NullAway", "unchecked"})
    private static Map<String, Object> tree(Map<String, @Nullable Object> tree) {
        return (Map<String, Object>) (Map<?, ?>) tree;
    }
}
