package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code labels-on-service}: Traefik's labels on the containers, where it does not look in a swarm. */
final class LabelsOnService implements Rule {
    private static final Pattern KEY = Pattern.compile("( *)labels: *");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service ->
                        service.at("labels").entries().keySet().stream().anyMatch(LabelsOnService::ofTraefik))
                .map(LabelsOnService::finding)
                .toList();
    }

    private static boolean ofTraefik(String label) {
        return label.startsWith("traefik.");
    }

    private static Finding finding(Service service) {
        return service.spot("labels")
                .warning(
                        "labels-on-service",
                        "labels of Traefik's beside deploy, not below it",
                        "in a swarm Traefik reads the labels of services, and these are on the containers",
                        "move them to deploy.labels",
                        moved(service).stream().toList());
    }

    /** Below a {@code deploy} of their own, where there is none yet and all of them are Traefik's. */
    private static Optional<Edit> moved(Service service) {
        if (service.at("deploy").present()
                || !service.at("labels").entries().keySet().stream().allMatch(LabelsOnService::ofTraefik)) {
            return Optional.empty();
        }
        List<String> lines = service.file().text().lines().toList();
        int key = service.spot("labels").place().line() - 1;
        if (!KEY.matcher(lines.get(key)).matches() || service.file().text().contains("\r")) {
            return Optional.empty();
        }
        int indent = lines.get(key).indexOf("labels");
        int end = end(lines, key + 1, indent);
        List<String> block = new ArrayList<>(List.of(" ".repeat(indent) + "deploy:"));
        lines.subList(key, end).forEach(line -> block.add(line.isBlank() ? line : "  " + line));
        int from = lines.subList(0, key).stream()
                .mapToInt(LabelsOnService::codePoints)
                .sum();
        int length = lines.subList(key, end).stream()
                        .mapToInt(LabelsOnService::codePoints)
                        .sum()
                - 1;
        return Optional.of(new Edit(from, from + length, String.join("\n", block)));
    }

    /** Blank lines belong to the block when something of it follows. */
    private static int end(List<String> lines, int start, int indent) {
        int end = start;
        for (int line = start; line < lines.size(); line++) {
            if (belongs(lines.get(line), indent)) {
                end = line + 1;
            } else if (!lines.get(line).isBlank()) {
                break;
            }
        }
        return end;
    }

    private static boolean belongs(String line, int indent) {
        int own = line.length() - line.stripLeading().length();
        return !line.isBlank() && (own > indent || (own == indent && line.startsWith("- ", own)));
    }

    private static int codePoints(String line) {
        return line.codePointCount(0, line.length()) + 1;
    }
}
