package io.swarmstead;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder of {@code src/test/resources/<package>} with an {@code in-cloud.yaml} and, as {@code out-*}, everything that
 * is rendered for it. Run with {@code -Dgolden.write=true} to write what is rendered now, then read the diff.
 */
public record Golden(Path folder) {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    /** All cases of a package, in the order of their names. */
    public static List<Golden> cases(String concern) {
        try (Stream<Path> folders = Files.list(RESOURCES.resolve(concern))) {
            return folders.filter(folder -> Files.exists(folder.resolve("in-cloud.yaml")))
                    .sorted()
                    .map(Golden::new)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A folder by itself, which needs no {@code in-cloud.yaml}. */
    public static Golden of(String folder) {
        return new Golden(RESOURCES.resolve(folder));
    }

    public CloudSpec spec() {
        return Specs.of(read("in-cloud.yaml"));
    }

    /** The text of a file of the case, empty where there is none. */
    public String read(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything that was rendered is as in the {@code out-*} files, and there are no more of them. */
    public void matches(SequencedMap<String, String> rendered) {
        if (WRITE) {
            write(rendered);
        }
        assertThat(outs()).as("files of %s", folder).isEqualTo(new TreeMap<>(rendered));
    }

    /**
     * The files of every host are as in the {@code out-*} files: one where all hosts have the same, one for each host
     * where they differ, named by the last two parts of the path; and {@code out-modes} lists whose they are.
     */
    public void matchesFiles(Function<HostName, List<HostFile>> files) {
        SequencedMap<String, String> rendered = new TreeMap<>();
        List<HostName> hosts = spec().hostNames();
        for (HostFile file : files.apply(hosts.getFirst())) {
            List<HostFile> everywhere = hosts.stream()
                    .flatMap(host -> files.apply(host).stream())
                    .filter(other -> other.path().equals(file.path()))
                    .toList();
            if (Set.copyOf(everywhere).size() == 1) {
                rendered.put(name(file), file.content());
            } else {
                for (int index = 0; index < everywhere.size(); index++) {
                    rendered.put(
                            hosts.get(index) + "-" + name(file),
                            everywhere.get(index).content());
                }
            }
            rendered.merge("modes", "%s %s %s\n".formatted(file.mode(), file.owner(), file.path()), String::concat);
        }
        matches(rendered);
    }

    private static String name(HostFile file) {
        Path path = Path.of(file.path());
        return path.subpath(path.getNameCount() - 2, path.getNameCount())
                .toString()
                .replace('/', '-');
    }

    private SequencedMap<String, String> outs() {
        SequencedMap<String, String> outs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("out-"))
                    .forEach(name -> outs.put(name.substring("out-".length()), read(name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return outs;
    }

    private void write(SequencedMap<String, String> rendered) {
        try {
            for (String stale : outs().keySet()) {
                Files.delete(folder.resolve("out-" + stale));
            }
            for (var out : rendered.entrySet()) {
                Files.writeString(folder.resolve("out-" + out.getKey()), out.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The name of the case. */
    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
