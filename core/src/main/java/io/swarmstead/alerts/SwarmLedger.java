package io.swarmstead.alerts;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.swarm.Engine;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger in Swarm's own log, as a label of a config: of two updates that name the same version, the swarm grants one.
 *
 * @param manager the host whose engine changes it
 * @param engine the same engine, asked
 */
record SwarmLedger(Host manager, Engine.Asking engine) implements LedgerStore {
    private static final String OBJECT = "swarmstead-alerts";
    private static final String LABEL = "swarmstead.incidents";

    /** A config has to have a content, which cannot be changed any more. */
    private static final String CONTENT = "YWxlcnRz";

    @Override
    public Kept read() throws HostException {
        JsonNode configs = engine.tree("/configs?filters={\"name\":[\"" + OBJECT + "\"]}");
        for (JsonNode config : configs) {
            if (config.path("Spec").path("Name").asString("").equals(OBJECT)) {
                return new Kept(
                        read(config.path("Spec").path("Labels").path(LABEL).asString("")),
                        config.path("ID").asString(""),
                        config.path("Version").path("Index").asLong(0));
            }
        }
        return new Kept(Ledger.EMPTY, "", 0);
    }

    private static Ledger read(String json) {
        return json.isEmpty() ? Ledger.EMPTY : JsonMapper.shared().readValue(json, Ledger.class);
    }

    @Override
    public boolean replace(Kept before, Ledger after) throws HostException {
        String spec = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "Name",
                        OBJECT,
                        "Labels",
                        Map.of(LABEL, JsonMapper.shared().writeValueAsString(after)),
                        "Data",
                        CONTENT));
        String path = before.object().isEmpty()
                ? "/configs/create"
                : "/configs/%s/update?version=%d".formatted(before.object(), before.version());
        Result result = manager.attempt(Engine.post(path, spec));
        return result.succeeded();
    }
}
