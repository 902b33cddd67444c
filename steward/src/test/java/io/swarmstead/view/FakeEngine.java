package io.swarmstead.view;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that says what it is told to say, or nothing. */
final class FakeEngine implements Engine {
    static final String ROUTED = """
            {"ID":"s1","Spec":{"Name":"web","Labels":{"traefik.enable":"true","password":"secret-label"},
            "TaskTemplate":{"ContainerSpec":{"Image":"web","Env":["TOKEN=secret-variable"],"Args":["secret-argument"]}},
            "Mode":{"Replicated":{"Replicas":2}},"EndpointSpec":{"Mode":"vip"}},
            "Endpoint":{"VirtualIPs":[{"NetworkID":"n1","Addr":"10.0.1.2/24"}]}}""";
    static final String HIDDEN = """
            {"ID":"s2","Spec":{"Name":"database","Labels":{},"Mode":{"Global":{}}}}""";

    static final String SHOP = """
            {"ID":"s1","Spec":{"Name":"shop_web","Mode":{"Replicated":{"Replicas":1}},"Labels":{
            "com.docker.stack.namespace":"shop","traefik.enable":"true",
            "traefik.http.routers.shop.rule":"Host(`shop.example.com`)",
            "traefik.http.routers.shop.middlewares":"login",
            "traefik.http.services.shop.loadbalancer.server.port":"8080",
            "traefik.http.services.shop.loadbalancer.healthcheck.path":"/well"}}}""";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    volatile boolean silent;

    /** What happens while it leaves others waiting in its silence. */
    volatile Runnable meanwhile = () -> {};

    FakeEngine() {
        says("/services", "[" + ROUTED + "," + HIDDEN + "]");
        says("/tasks", "[" + task("t1", "node1", "running") + "," + task("t2", "node2", "starting") + "]");
        says("/networks", "[{\"Name\":\"traefik_public\",\"Id\":\"n1\",\"Options\":{\"key\":\"secret-option\"}}]");
        says("/nodes", """
                [{"ID":"node1","Spec":{"Labels":{"a":"secret"}},"Status":{"Addr":"10.0.0.11"}},
                {"ID":"node2","Status":{"Addr":"0.0.0.0"},"ManagerStatus":{"Leader":true,"Addr":"10.0.0.12:2377"}}]""");
        says(
                "/version",
                "{\"Version\":\"26.1.5\",\"ApiVersion\":\"1.45\",\"MinAPIVersion\":\"1.24\",\"GitCommit\":\"x\"}");
    }

    static String task(String id, String node, String state) {
        return """
                {"ID":"%s","ServiceID":"s1","NodeID":"%s","Slot":1,"Status":{"State":"%s"},"DesiredState":"running",
                "Spec":{"ContainerSpec":{"Env":["TOKEN=secret-variable"]}},
                "NetworksAttachments":[{"Network":{"ID":"n1","Spec":{"Name":"secret-spec"}},"Addresses":["10.0.1.3/24"]}]}""".formatted(id, node, state);
    }

    void says(String path, String answer) {
        answers.put(path, answer);
    }

    /** What was asked, in words. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public <T> T ask(String path, Reading<T> reading) throws IOException {
        asked.add(URLDecoder.decode(path, StandardCharsets.UTF_8));
        if (silent) {
            meanwhile.run();
            throw new IOException("it answers with 503");
        }
        String answer = answers.getOrDefault(path.replaceAll("\\?.*", ""), "");
        return reading.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void hangUp() {}
}
