package io.swarmstead.view;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The last picture, on the host's own disk: a line for each thing in it, a word and what is told of it. For root only.
 *
 * @param file replaced as a whole
 */
record Memory(Path file) {
    private static final String VERSION = "version";
    private static final String SERVICE = "service";
    private static final String NETWORK = "network";
    private static final String NODE = "node";
    private static final String TASK = "task";

    /** None where there is none, or where it cannot be read: it is made again of what the engine says. */
    Optional<Picture> read() {
        JsonNode version = MissingNode.getInstance();
        Map<String, String> services = new LinkedHashMap<>();
        List<String> networks = new ArrayList<>();
        Map<String, Picture.Node> nodes = new LinkedHashMap<>();
        Map<String, List<Picture.Task>> tasks = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int end = Math.max(0, line.indexOf(' '));
                JsonNode node = JsonMapper.shared().readTree(line.substring(end));
                switch (line.substring(0, end)) {
                    case VERSION -> version = node;
                    case SERVICE -> services.put(node.path("ID").asString(""), node.toString());
                    case NETWORK -> networks.add(node.toString());
                    case NODE -> nodes.put(node.path("ID").asString(""), Picture.node(node));
                    case TASK ->
                        Picture.task(node)
                                .ifPresent(task -> tasks.computeIfAbsent(task.service(), _ -> new ArrayList<>())
                                        .add(task));
                    default -> throw new IOException("no line of ours: " + line);
                }
            }
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
        return version.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Picture(version, services, networks, nodes, tasks));
    }

    /** It is there, or the one of before is, also after a cut. */
    void write(Picture picture) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (BufferedWriter lines = Files.newBufferedWriter(next)) {
            line(lines, VERSION, picture.version().toString());
            for (String service : picture.services().values()) {
                line(lines, SERVICE, service);
            }
            for (String network : picture.networks()) {
                line(lines, NETWORK, network);
            }
            for (Picture.Node node : picture.nodes().values()) {
                line(lines, NODE, node.told());
            }
            for (List<Picture.Task> tasks : picture.tasks().values()) {
                for (Picture.Task task : tasks) {
                    line(lines, TASK, task.told());
                }
            }
        }
        try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void line(BufferedWriter lines, String what, String told) throws IOException {
        lines.write(what);
        lines.write(' ');
        lines.write(told);
        lines.write('\n');
    }
}
