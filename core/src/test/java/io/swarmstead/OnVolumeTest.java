package io.swarmstead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A command that is given a path on the volume, or on a brick, is held to the volume: it says {@code onVolume}, or is one of
 * few that are counted here, with the reason. Every fake host holds the same of commands that a test runs; this is for those
 * that no test does.
 */
class OnVolumeTest {
    /** What such a path is made from. */
    private static final String SOURCE = "\\bmount\\(\\)|\\bmount\\b|\\bbrick\\(\\)|\\bbrick\\b|\\bsharedJournal\\("
            + "|\\bPublicCertificates\\.(folder|wish|generation)|\\bnameKey\\(|\\brecords\\(|\\bDataDirectory::path";

    private static final Pattern COMMAND = Pattern.compile(
            "\\bCommand\\s*\\.(script|exclusive|inline|of)\\(|\\.ask\\(|\\bHostFile\\.(of|secret|executable)\\(");

    /** A name that is given to such a path. */
    private static final Pattern NAMED = Pattern.compile("\\b(\\w+) = (?=[^;]*(?:" + SOURCE + "))");

    private static final Map<String, Integer> FREE = new TreeMap<>(Map.of(
            // the client's own .meta, which has links of its own and which nobody can replace, twice
            "CopiesSense.java", 1,
            "GlusterRepairs.java", 2,
            // the mount itself, on its way: made, given options, or a directory
            "MountStep.java", 3,
            // the mount or the brick itself, where only root can make a link: whether it is there, its room, and what
            // lies beside it
            "PreflightLook.java", 1,
            "StorageLook.java", 6,
            "StorageFiles.java", 3,
            // whether a brick itself is a copy, before Gluster is told to serve it
            "GlusterStep.java", 3,
            // what a person is told to run; Gluster's command
            "SplitBrain.java", 1,
            // what a script of Docker's is told, which compares it with what the kernel mounted
            "ContainerRuntime.java", 1,
            // what holds the others
            "NoLinks.java", 1));

    @Test
    void everyCommandWithAPathThereIsHeldToTheVolume() throws IOException {
        Map<String, Integer> free = new TreeMap<>();
        for (String module : new String[] {"core", "steward", "cli"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    int count = free(Files.readString(file));
                    if (count > 0) {
                        free.put(String.valueOf(file.getFileName()), count);
                    }
                }
            }
        }
        assertThat(free).isEqualTo(FREE);
    }

    private static int free(String source) {
        Pattern path = Pattern.compile(Stream.concat(
                        Stream.of(SOURCE), NAMED.matcher(source).results().map(named -> "\\b" + named.group(1) + "\\b"))
                .collect(Collectors.joining("|")));
        int count = 0;
        Matcher command = COMMAND.matcher(source);
        while (command.find()) {
            String expression = expression(source, command.start());
            if (path.matcher(expression).find() && !expression.contains(".onVolume(")) {
                count++;
            }
        }
        return count;
    }

    /** From there to the end of the argument or statement that it is, or the next question; without what stands in quotes. */
    private static String expression(String source, int start) {
        StringBuilder expression = new StringBuilder();
        int depth = 0;
        for (int at = start; at < source.length(); at++) {
            char letter = source.charAt(at);
            if (source.startsWith("\"\"\"", at)) {
                at = Math.max(at, source.indexOf("\"\"\"", at + 3)) + 2;
                continue;
            }
            if (letter == '"' || letter == '\'') {
                at = closing(source, at);
                continue;
            }
            if (letter == '(') {
                depth++;
            } else if (letter == ')') {
                depth--;
            }
            boolean next = at > start && source.startsWith(".ask", at);
            if (depth < 0 || (depth == 0 && (next || letter == ';' || letter == ','))) {
                break;
            }
            expression.append(letter);
        }
        return expression.toString();
    }

    private static int closing(String source, int quote) {
        int at = quote + 1;
        while (source.charAt(at) != source.charAt(quote)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
