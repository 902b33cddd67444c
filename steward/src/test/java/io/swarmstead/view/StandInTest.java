package io.swarmstead.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What Traefik is told of services without tasks, beside those that have some. */
class StandInTest {
    private final Map<String, String> services = new HashMap<>();
    private final Map<String, List<Picture.Task>> tasks = new HashMap<>();

    private void service(String id, int replicas, String... labels) {
        Map<String, String> all = new TreeMap<>(Map.of("traefik.enable", "true"));
        for (int index = 0; index < labels.length; index += 2) {
            all.put(labels[index], labels[index + 1]);
        }
        services.put(
                id,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "ID",
                                id,
                                "Spec",
                                Map.of(
                                        "Name",
                                        id,
                                        "Labels",
                                        all,
                                        "Mode",
                                        Map.of("Replicated", Map.of("Replicas", replicas))))));
    }

    private void routed(String id, int replicas, String router, String rule) {
        service(
                id,
                replicas,
                "traefik.http.routers." + router + ".rule",
                rule,
                "traefik.http.services." + router + ".loadbalancer.server.port",
                "80");
    }

    private void runs(String id) {
        tasks.put(id, List.of(new Picture.Task(id, "node", "{}")));
    }

    private Map<String, String> labels(String id) {
        Picture picture = new Picture(MissingNode.getInstance(), services, List.of(), Map.of(), tasks);
        Round round = Round.of(picture, Away.NOBODY, Round.first(picture));
        return TraefikLabels.of(JsonMapper.shared()
                        .readTree(round.services())
                        .valueStream()
                        .filter(service -> service.path("ID").asString("").equals(id))
                        .findFirst()
                        .orElseThrow())
                .all();
    }

    @Test
    void labelsAreReadAsTraefikReadsThemAndThoseOfOtherKindsAreOfNoUse() {
        service(
                "a",
                1,
                "Traefik.HTTP.Routers.Web.Rule",
                "Host(`a.example.com`)",
                "Traefik.HTTP.Services.Web.LoadBalancer.Server.Scheme",
                "https",
                "traefik.swarm.lbswarm",
                "true",
                "traefik.tcp.routers.db.rule",
                "HostSNI(`*`)");

        assertThat(labels("a"))
                .containsEntry("traefik.http.routers.web.rule", "Host(`a.example.com`)")
                .containsEntry("traefik.http.routers.web.middlewares", "waiting-a,waiting@file")
                .containsEntry("traefik.http.routers.web.service", "waiting-a")
                .containsEntry("traefik.http.services.waiting-a.loadbalancer.server.port", "9")
                .doesNotContainKeys(
                        "traefik.http.services.web.loadbalancer.server.scheme",
                        "traefik.swarm.lbswarm",
                        "traefik.tcp.routers.db.rule",
                        "traefik.http.routers.web.priority");
    }

    /** Two definitions of a router by one name, and Traefik would take neither. */
    @Test
    void whatARunningServiceCallsByTheSameNameOrHasByTheSameRuleStaysItsOwn() {
        routed("blue", 1, "web", "Host(`a.example.com`)");
        routed("green", 1, "web", "Host(`a.example.com`)");
        routed("other", 1, "other", "Host( `a.example.com` )");
        runs("blue");

        assertThat(labels("blue")).doesNotContainKey("traefik.http.routers.web.middlewares");
        for (String id : List.of("green", "other")) {
            assertThat(labels(id))
                    .as(id)
                    .containsEntry("traefik.enable", "false")
                    .doesNotContainKeys("traefik.http.routers.web.rule", "traefik.http.routers.other.rule");
        }
    }

    @Test
    void ofTwoThatWaitWithTheSameRouterOneIsTold() {
        routed("blue", 1, "web", "Host(`a.example.com`)");
        routed("green", 1, "web", "Host(`a.example.com`)");

        assertThat(labels("blue")).containsEntry("traefik.http.routers.web.middlewares", "waiting-blue,waiting@file");
        assertThat(labels("green")).containsEntry("traefik.enable", "false");
    }

    @Test
    void ofAServiceThatIsSwitchedOffEveryOtherRouteThatFitsGoesFirst() {
        routed("off", 0, "off", "Host(`a.example.com`) && PathPrefix(`/beta`)");

        assertThat(labels("off"))
                .containsEntry("traefik.http.routers.off.priority", "-999956")
                .containsEntry(
                        "traefik.http.middlewares.waiting-off.headers.customrequestheaders.Swarmstead-Words",
                        "off+is+switched+off+at+the+moment");
    }

    @Test
    void thereIsNoneForTraefikItselfAndForWhatTraefikWouldNotRouteTo() {
        service("port", 1, "traefik.http.routers.port.rule", "Host(`a.example.com`)");
        service(
                "traefik",
                1,
                "com.docker.stack.namespace",
                "ingress",
                "traefik.http.routers.swarmstead-ready.rule",
                "Host(`ready.ingress.internal`)",
                "traefik.http.services.swarmstead-ready.loadbalancer.server.port",
                "80");

        assertThat(labels("port")).containsOnlyKeys("traefik.enable", "traefik.http.routers.port.rule");
        assertThat(labels("traefik")).doesNotContainKey("traefik.http.routers.swarmstead-ready.middlewares");
    }

    @Test
    void aNameThatIsNoneOfOursIsOnlyAWord() {
        service(
                "a",
                1,
                "com.docker.stack.namespace",
                "<b>\r\nX: y\u00e9",
                "traefik.http.routers.a.rule",
                "Host(`a.example.com`)",
                "traefik.http.services.a.loadbalancer.server.port",
                "80");

        assertThat(labels("a"))
                .containsEntry(
                        "traefik.http.middlewares.waiting-a.headers.customrequestheaders.Swarmstead-Words",
                        "%3Cb%3E%0D%0AX%3A+y%C3%A9+is+starting+again");
    }
}
