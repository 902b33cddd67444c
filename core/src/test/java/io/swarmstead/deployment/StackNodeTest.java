package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.stacks.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where tasks may run. */
class StackNodeTest {
    private static final List<StackNode> NODES =
            StackNode.read(JsonMapper.shared().readTree(Api.nodes("gamma")));

    private static List<String> hosts(String... constraints) {
        Map<String, Object> service =
                Map.of("deploy", Map.of("placement", Map.of("constraints", List.of(constraints))));
        return NODES.stream()
                .filter(node -> node.takes(service))
                .map(StackNode::host)
                .toList();
    }

    @Test
    void aHostThatIsAwayTakesNothing() {
        assertThat(hosts()).containsExactly("alpha", "beta");
    }

    @Test
    void constraintsAreTheEngines() {
        assertThat(hosts("node.role == manager")).containsExactly("alpha", "beta");
        assertThat(hosts("node.role==worker")).isEmpty();
        assertThat(hosts("node.hostname != alpha")).containsExactly("beta");
        assertThat(hosts("node.platform.os == linux", "node.labels.swarmstead.host == beta"))
                .containsExactly("beta");
        assertThat(hosts("node.labels.disk == fast")).isEmpty();
    }
}
