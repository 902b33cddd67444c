package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.stacks.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * For {@code bench/deploy}, which runs it by its name: writes how many seconds the plans of 100 stacks with three services
 * each took, a line for each time.
 */
class PlanOfManyStacks {
    private static final int STACKS = 100;
    private static final int SERVICES = 3;
    private static final StackName NAME = new StackName("shop");

    @Test
    void arePlanned() throws IOException {
        List<String> seconds = new ArrayList<>();
        for (int turn = 0; turn < Integer.getInteger("plans", 1); turn++) {
            long start = System.nanoTime();
            int changes = 0;
            for (int stack = 0; stack < STACKS; stack++) {
                changes += plan().changes().size();
            }
            seconds.add("%.3f".formatted((System.nanoTime() - start) / 1e9));
            assertThat(changes).isEqualTo(STACKS * SERVICES);
        }
        Files.write(Path.of("target", "plan-of-many-stacks"), seconds);
    }

    private static StackPlan plan() {
        Map<String, String> live = new LinkedHashMap<>();
        for (int service = 0; service < SERVICES; service++) {
            live.put("service-" + service, "digest");
        }
        DeploymentRecord before = new DeploymentRecord(
                Instant.EPOCH,
                "owner",
                "digest",
                "",
                filled("1").tree(),
                List.of(),
                live,
                new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of()),
                Outcome.SUCCEEDED,
                "");
        return new StackPlanner(
                        NAME,
                        Optional.of(before),
                        new LiveStack(live, List.of(), List.of(), List.of(), NetworkPool.UNKNOWN),
                        false)
                .plan(filled("2"), List.of(), new StackPlanner.Findings(List.of(), List.of(), List.of(), List.of()));
    }

    /** A stack as it would be deployed. */
    private static StackFile filled(String release) {
        StringBuilder file = new StringBuilder("networks: {front: {external: true}}\nservices:\n");
        for (int service = 0; service < SERVICES; service++) {
            file.append("""
                      service-%d:
                        image: busybox:stable
                        environment: {RELEASE: "%s", MODE: production}
                        networks: {front: null}
                        volumes: [{type: bind, source: /var/data/shop, target: /data}]
                        deploy: {replicas: 2, labels: {traefik.enable: "true", traefik.http.routers.shop.rule: Host(`a`)}}
                    """.formatted(service, release));
        }
        return new StackDefaults("/var/data", List.of())
                .fill(StackFiles.read(file.toString()))
                .stack();
    }
}
