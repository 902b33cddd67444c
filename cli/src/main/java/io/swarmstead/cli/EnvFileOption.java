package io.swarmstead.cli;

import io.swarmstead.compose.DotEnv;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the variables of a compose file have their values from: a mixin. */
final class EnvFileOption {
    private static final Path INPUT = Path.of("-");

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description =
                    "Fill in variables from this file too, written as for Docker Compose. May be given several times:"
                            + " a later file goes before an earlier one, and the shell's environment before all.")
    private List<Path> files = new ArrayList<>();

    /** The files are read once, and serve every compose file: standard input may be one of them. */
    private @Nullable Map<String, String> environment;

    /**
     * What a compose file refers to: its directory, and the variables of this process and of the files.
     *
     * @throws Stopped where a file cannot be read
     */
    Surroundings surroundings(Path compose) {
        Path directory = compose.toAbsolutePath().normalize().getParent();
        if (compose.equals(INPUT) && files.contains(INPUT)) {
            throw unusable(
                    "-: one of the two files can be standard input", "both are named so", "name a file for the other");
        }
        if (environment == null) {
            environment = read();
        }
        return new Surroundings(directory == null ? Path.of("/") : directory, environment);
    }

    private Map<String, String> read() {
        Map<String, String> shell = System.getenv();
        Map<String, String> variables = shell;
        for (Path file : files) {
            try {
                variables = DotEnv.read(file.toString(), text(file), shell, variables);
            } catch (DotEnv.Unusable unusable) {
                throw Stopped.wrongInput(List.of(unusable.problem()));
            }
        }
        return variables;
    }

    private String text(Path file) {
        try {
            if (!file.equals(INPUT)) {
                return NamedFile.text(file, NamedFile.MOST);
            }
            byte[] bytes = System.in.readNBytes(NamedFile.MOST);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException _) {
            throw unusable(
                    file + ": there is no such file",
                    "--env-file names it, and its variables are wanted",
                    "write it, or correct its name; it begins where you are, not at the compose file");
        } catch (CharacterCodingException _) {
            throw unusable(
                    file + ": it is not UTF-8 text", "variables are read from it", "save it as UTF-8 in your editor");
        } catch (IOException unreadable) {
            throw unusable(
                    file + ": cannot be read",
                    NamedFile.why(unreadable),
                    "name a file that you may read: ls -l " + file);
        }
    }

    private static Stopped unusable(String what, String why, String next) {
        return Stopped.wrongInput(List.of(new Problem(what, why, next)));
    }
}
