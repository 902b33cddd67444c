package io.swarmstead.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an engine what the swarm looks like. What it says is the same most of the time: so an answer is first only read
 * through for its checksum, and asked for once more when that is another. Of a large one there is never more in memory
 * than one element, and what may be told of it.
 */
final class Painter {
    /** Networks change with services, and versions with packages; neither is missed for long. */
    private static final Duration BETWEEN_REST = Duration.ofSeconds(30);

    /** In characters, about 25 000 tasks: three such pictures fit into the steward's heap. */
    private static final long LARGEST = 8_000_000;

    private static final String SERVICES = "/services";
    private static final String NETWORKS = "/networks?filters=" + encoded("{\"scope\":[\"swarm\"]}");

    /** What an engine said last. */
    private record Heard(long services, long tasks, Picture picture, long at) {}

    private final Engine engine;
    private @Nullable Heard heard;

    Painter(Engine engine) {
        this.engine = engine;
    }

    /**
     * What it looks like now.
     *
     * @throws IOException if the engine does not tell all of it
     */
    Picture paint() throws IOException {
        Heard before = heard;
        if (before != null
                && System.nanoTime() - before.at() < BETWEEN_REST.toNanos()
                && sum(SERVICES) == before.services()
                && sum(tasks(before.picture().services())) == before.tasks()) {
            return before.picture();
        }
        Map<String, String> services = new LinkedHashMap<>();
        long servicesSum = each(
                SERVICES,
                node -> Picture.service(node)
                        .map(told -> {
                            services.put(node.path("ID").asString(""), told);
                            return told.length();
                        })
                        .orElse(0));
        Map<String, List<Picture.Task>> tasks = new LinkedHashMap<>();
        long tasksSum = each(
                tasks(services),
                node -> Picture.task(node)
                        .map(task -> {
                            tasks.computeIfAbsent(task.service(), _ -> new ArrayList<>())
                                    .add(task);
                            return task.told().length();
                        })
                        .orElse(0));
        List<String> networks = new ArrayList<>();
        each(NETWORKS, node -> {
            networks.add(Picture.network(node));
            return networks.getLast().length();
        });
        Map<String, Picture.Node> nodes = new LinkedHashMap<>();
        each("/nodes", node -> {
            Picture.Node told = Picture.node(node);
            nodes.put(node.path("ID").asString(""), told);
            return told.told().length();
        });
        JsonNode version = engine.ask(
                "/version", body -> Picture.version(JsonMapper.shared().readTree(body)));
        Picture now = new Picture(version, services, networks, nodes, tasks);
        // one that is as before takes no more memory than before
        Picture kept = before != null && before.picture().equals(now) ? before.picture() : now;
        heard = new Heard(servicesSum, tasksSum, kept, System.nanoTime());
        return kept;
    }

    /**
     * The question after the tasks of these services that shall run; of those without a route nothing is asked. The same
     * for the same services: Docker answers in the order in which they are named.
     */
    private static String tasks(Map<String, String> services) {
        String ids = services.isEmpty()
                ? "\"none\""
                : services.keySet().stream().sorted().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return "/tasks?filters=" + encoded("{\"desired-state\":[\"running\"],\"service\":[" + ids + "]}");
    }

    private static String encoded(String filters) {
        return URLEncoder.encode(filters, StandardCharsets.UTF_8);
    }

    private long sum(String path) throws IOException {
        return engine.ask(path, body -> {
            CheckedInputStream checked = new CheckedInputStream(body, new CRC32C());
            checked.transferTo(OutputStream.nullOutputStream());
            return checked.getChecksum().getValue();
        });
    }

    /**
     * Reads an array, element by element.
     *
     * @param element takes one, and says how much it keeps of it
     * @return the checksum of all of it
     */
    private long each(String path, ToLongFunction<JsonNode> element) throws IOException {
        return engine.ask(path, body -> {
            CheckedInputStream checked = new CheckedInputStream(body, new CRC32C());
            long kept = 0;
            try (JsonParser parser = JsonMapper.shared().createParser((InputStream) checked)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new IOException(path + " is answered by no list");
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    kept += element.applyAsLong(parser.readValueAsTree());
                    if (kept > LARGEST) {
                        throw new IOException(path + " is answered by more than fits into the memory");
                    }
                }
                checked.transferTo(OutputStream.nullOutputStream());
            }
            return checked.getChecksum().getValue();
        });
    }
}
