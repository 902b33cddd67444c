package io.swarmstead.compose;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shape of {@code deploy}: how a swarm runs a service. */
final class Deploy {
    private static final Section RESERVED_KIND =
            new Section().key("kind", Plain.TEXT).kept("value", Plain.TRUNCATED);

    private static final Section RESERVATIONS = new Section()
            .unsupported(ComposeOnly.RESERVATIONS)
            .key("cpus", Plain.TEXT)
            .key("memory", Plain.SIZE)
            .key(
                    "generic_resources",
                    5,
                    Sequences.listOf(new Section().kept("discrete_resource_spec", Deploy::reservedKind)));

    private static final Section RESOURCES = new Section()
            .kept(
                    "limits",
                    new Section()
                            .key("cpus", Plain.TEXT)
                            .key("memory", Plain.SIZE)
                            .key("pids", 9, Plain.WHOLE))
            .kept("reservations", RESERVATIONS);

    private static final Section RESTART_POLICY = new Section()
            .key("condition", Plain.TEXT)
            .kept("delay", Plain.DURATION)
            .kept("max_attempts", Plain.COUNT)
            .kept("window", Plain.DURATION);

    private static final Section PLACEMENT = new Section()
            .key("constraints", Sequences.listOf(Plain.TEXT))
            .key("preferences", 3, Sequences.listOf(new Section().key("spread", Plain.TEXT)))
            .key("max_replicas_per_node", 8, Plain.COUNT);

    private static final Section DEPLOY = new Section()
            .key("mode", Plain.TEXT)
            .kept("replicas", Plain.COUNT)
            .key("labels", Pairs.LABELS)
            .kept("update_config", update())
            .kept("rollback_config", 7, update())
            .key("resources", RESOURCES)
            .kept("restart_policy", RESTART_POLICY)
            .key("placement", PLACEMENT)
            .key("endpoint_mode", 2, Plain.TEXT);

    static final Shape SHAPE = spot -> spot.written() instanceof Written.Scalar scalar && scalar.value() == null
            ? Optional.empty()
            : DEPLOY.normal(spot);

    private Deploy() {}

    private static Section update() {
        return new Section()
                .kept("parallelism", Plain.COUNT)
                .key("delay", Plain.DURATION_FROM_ONE)
                .key("failure_action", Plain.TEXT)
                .key("monitor", Plain.DURATION_FROM_ONE)
                .key("max_failure_ratio", Plain.RATIO)
                .key("order", 4, Plain.oneOf("start-first", "stop-first"));
    }

    /** Docker prints both of its keys, whether they were written or not. */
    private static Optional<Object> reservedKind(Spot spot) {
        Optional<Map<String, @Nullable Object>> kind = RESERVED_KIND.normalMapping(spot);
        kind.ifPresent(filled -> {
            filled.putIfAbsent("kind", "");
            filled.putIfAbsent("value", 0);
        });
        return kind.map(Object.class::cast);
    }
}
