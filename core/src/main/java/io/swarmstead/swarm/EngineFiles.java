package io.swarmstead.swarm;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Docker's configuration on a host. */
final class EngineFiles {
    static final String DAEMON_JSON = "/etc/docker/daemon.json";

    /** The name of {@link ContainerRuntime} in Docker's configuration. */
    static final String RUNTIME = "swarmstead";

    private static final String DEFAULT_RUNTIME = "default-runtime";
    private static final String RUNTIMES = "runtimes";

    private static final ObjectMapper JSON = JsonMapper.shared();

    private EngineFiles() {}

    /**
     * {@code daemon.json} as it shall be, where that differs from what is there. Keys that we do not care for stay as
     * the owner set them, also a default runtime; {@code live-restore} goes, because dockerd refuses it in swarm mode.
     */
    static Optional<HostFile> daemonJson(CloudSpec spec, String present) {
        ObjectNode before = parse(present);
        ObjectNode after = asItShallBe(spec, before);
        return after.equals(before)
                ? Optional.empty()
                : Optional.of(HostFile.of(
                        DAEMON_JSON, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(after) + "\n"));
    }

    private static ObjectNode asItShallBe(CloudSpec spec, ObjectNode before) {
        ObjectNode after = before.deepCopy();
        after.put("log-driver", "json-file");
        ObjectNode options = JSON.createObjectNode();
        options.put("max-size", "10m").put("max-file", "3");
        after.set("log-opts", options);
        after.remove("live-restore");
        if (!spec.docker().registryMirrors().isEmpty()) {
            after.set("registry-mirrors", JSON.valueToTree(spec.docker().registryMirrors()));
        }
        after.withObjectProperty(RUNTIMES).set(RUNTIME, JSON.createObjectNode().put("path", ContainerRuntime.PATH));
        if (!before.has(DEFAULT_RUNTIME)) {
            after.put(DEFAULT_RUNTIME, RUNTIME);
        }
        return after;
    }

    /** Whether what is to change of it is what dockerd reads again when it is told to, and goes on meanwhile. */
    static boolean reloads(CloudSpec spec, String present) {
        ObjectNode before = parse(present);
        List<String> read = List.of(DEFAULT_RUNTIME, RUNTIMES);
        return before.deepCopy().without(read).equals(asItShallBe(spec, before).without(read));
    }

    /** The runtime of containers whose file says nothing of it, as it shall be. */
    static String defaultRuntime(String present) {
        return parse(present).path(DEFAULT_RUNTIME).asString(RUNTIME);
    }

    private static ObjectNode parse(String text) {
        try {
            JsonNode tree = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
            return tree instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JacksonException broken) {
            // dockerd does not start with it either; preflight has refused it before we come here
            return JSON.createObjectNode();
        }
    }

    /**
     * systemd drop-ins: Docker is started again however often it failed (the shipped unit gives up after three times in
     * a minute, which is what a power loss looks like), and not before the shared volume had its chance to be mounted.
     */
    static List<HostFile> dropIns(CloudSpec spec) {
        List<HostFile> files = new ArrayList<>();
        files.add(HostFile.of("/etc/systemd/system/docker.service.d/swarmstead.conf", """
                [Unit]
                StartLimitIntervalSec=0

                [Service]
                Restart=always
                RestartSec=5
                """));
        return files;
    }
}
