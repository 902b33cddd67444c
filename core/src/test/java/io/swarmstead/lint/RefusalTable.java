package io.swarmstead.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of docs/what-docker-refuses.md, whose first column is compose. */
final class RefusalTable {
    private static final Path PAGE = Path.of("../docs/what-docker-refuses.md");
    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| ([^|`]+) \\|(?: `(.+)` \\|)?");
    private static final List<String> SECTIONS =
            List.of("services: {", "networks: {", "volumes: {", "secrets: {", "configs: {");
    private static final String CONTENTS = "secrets: {key: {file: ./key}}\nconfigs: {page: {file: ./page}}";

    /**
     * A row.
     *
     * @param written in the file, or in its service
     * @param by whom it is refused, or what happens
     * @param rule that finds it; empty where none does
     */
    record Row(String written, String by, String rule) {
        /** Whether docker's command or the swarm's managers refuse it, which both can be asked without a host. */
        boolean isToldByDocker() {
            return by.equals("docker") || by.equals("swarm");
        }

        /** A whole file, in which everything that is declared is also used. */
        String file() {
            boolean top = SECTIONS.stream().anyMatch(written::startsWith);
            if (written.startsWith("services: {")) {
                return written;
            }
            return "services: {web: {%s}}\n%s\n".formatted(service(top), top ? written : CONTENTS);
        }

        private String service(boolean top) {
            if (top) {
                return "image: \"nginx:1.27\""
                        + (written.startsWith("networks") ? ", networks: [back]" : "")
                        + (written.startsWith("volumes") ? ", volumes: [\"data:/data\"]" : "");
            }
            String keys = written.startsWith("{") ? written.substring(1, written.length() - 1) : written;
            boolean own = keys.isEmpty() || keys.startsWith("image: ") || keys.startsWith("build: ");
            return own ? keys : "image: \"nginx:1.27\", " + keys;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    private RefusalTable() {}

    static List<Row> rows() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .flatMap(line -> ROW.matcher(line).results())
                    .map(RefusalTable::row)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row row(MatchResult row) {
        return new Row(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3));
    }
}
