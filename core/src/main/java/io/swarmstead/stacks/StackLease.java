package io.swarmstead.stacks;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The right to change a stack, which one command in the whole cloud has at a time: a config of the swarm, whose name only
 * one can create and whose labels say who did. It is renewed as long as its holder lives; one that nobody renews any more
 * has run out, and the next one to ask takes it over by a versioned update, which the swarm grants only once.
 */
public final class StackLease implements AutoCloseable {
    /** How long others wait for a holder that was killed. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    private static final Duration RENEWAL = Duration.ofSeconds(10);

    /** How long a swarm may be without a leader after hosts came back: 25 to 60 s were seen in the lab. */
    private static final Duration ELECTION = Duration.ofSeconds(60);

    private static final String HOLDER = "swarmstead.holder";
    private static final String SINCE = "swarmstead.since";
    private static final String UNTIL = "swarmstead.until";

    /** Of one taking: a person's second command is another holder. */
    private static final String TAKING = "swarmstead.taking";

    /** A config has to have a content. */
    private static final String CONTENT = "bGVhc2U=";

    private final Host manager;
    private final String object;
    private final Map<String, String> labels;
    private String refusal = "";
    private volatile boolean lost;
    private final ScheduledExecutorService renewal =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private StackLease(Host manager, String object, Map<String, String> labels) {
        this.manager = manager;
        this.object = object;
        this.labels = labels;
    }

    /**
     * Takes it. While the swarm elects a leader it waits, for a minute at most.
     *
     * @param holder who asks, as others are told
     * @throws HostException if somebody else has it, or the swarm takes no changes
     */
    public static StackLease take(Host manager, StackName stack, String holder) throws HostException {
        return take(manager, stack, holder, ELECTION);
    }

    static StackLease take(Host manager, StackName stack, String holder, Duration patience) throws HostException {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(HOLDER, holder);
        labels.put(TAKING, UUID.randomUUID().toString());
        StackLease lease = new StackLease(manager, object(stack), labels);
        if (!Patience.of(patience).until(() -> lease.taken(stack))) {
            throw new HostException(new Problem(
                    stack + ": the swarm takes no changes",
                    lease.refusal,
                    "swarmstead status tells whether managers are away; run this again when most of them are there"));
        }
        ScheduledFuture<?> _ = lease.renewal.scheduleWithFixedDelay(
                lease::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
        return lease;
    }

    /** The names of configs are shorter than those of stacks may be. */
    private static String object(StackName stack) {
        return "swarmstead-lease-"
                + HostFile.of("stack", stack.value()).sha256().substring(0, 16);
    }

    /** False where the swarm told neither that it is ours nor that it is somebody else's. */
    private boolean taken(StackName stack) throws HostException {
        Instant now = ManagerClock.now(manager);
        labels.putIfAbsent(SINCE, now.toString());
        Result created = manager.attempt(Engine.post("/configs/create", spec(now)));
        if (created.succeeded()) {
            return true;
        }
        Optional<JsonNode> held = held();
        if (held.isEmpty()) {
            refusal = Engine.complaint(created);
            return false;
        }
        requireRunOut(stack, labels(held.get()), now);
        Result updated = updated(held.get(), now);
        refusal = Engine.complaint(updated);
        return updated.succeeded();
    }

    private static void requireRunOut(StackName stack, JsonNode by, Instant now) throws HostException {
        if (Instant.parse(by.path(UNTIL).asString("1970-01-01T00:00:00Z")).isAfter(now)) {
            throw new HostException(new Problem(
                    stack + ": somebody else changes it just now",
                    "%s does, since %s"
                            .formatted(
                                    by.path(HOLDER).asString("another command"),
                                    by.path(SINCE).asString("just now")),
                    "wait for the end of that; if it was killed, this works again %d s later"
                            .formatted(LIFE.toSeconds())));
        }
    }

    /** As the swarm has it; none where it has gone again, or is not told. */
    private Optional<JsonNode> held() throws HostException {
        Result held = manager.attempt(Engine.get("/configs/" + object));
        return held.succeeded() ? Optional.of(JsonMapper.shared().readTree(held.output())) : Optional.empty();
    }

    private static JsonNode labels(JsonNode config) {
        return config.path("Spec").path("Labels");
    }

    private Result updated(JsonNode held, Instant now) throws HostException {
        String path = "/configs/%s/update?version=%d"
                .formatted(
                        held.path("ID").asString(""),
                        held.path("Version").path("Index").asLong(0));
        return manager.attempt(Engine.post(path, spec(now)));
    }

    private String spec(Instant now) {
        Map<String, String> until = new LinkedHashMap<>(labels);
        until.put(UNTIL, now.plus(LIFE).toString());
        return JsonMapper.shared().writeValueAsString(Map.of("Name", object, "Labels", until, "Data", CONTENT));
    }

    /** A manager that does not answer now may do so the next time, before the lease has run out. */
    void renew() {
        try {
            Optional<JsonNode> held = held().filter(this::ours);
            if (held.isPresent()) {
                updated(held.get(), ManagerClock.now(manager));
            }
        } catch (HostException _) {
            return;
        }
    }

    /** False from the first time on that another holder is seen: what has run out once is never taken back. */
    private boolean ours(JsonNode held) {
        lost = lost || !labels(held).path(TAKING).asString("").equals(labels.get(TAKING));
        return !lost;
    }

    /**
     * Asks the swarm once more, before something that two must not do.
     *
     * @throws HostException if it has run out, and somebody else took it over or gave it back
     */
    public void require(StackName stack) throws HostException {
        if (held().filter(this::ours).isEmpty()) {
            throw new HostException(new Problem(
                    stack + ": somebody else may change it meanwhile",
                    "this command was held up for more than %d s, and its right to change the stack has run out"
                            .formatted(LIFE.toSeconds()),
                    "run the command again, and look at the new plan"));
        }
    }

    /** Gives it back; if that does not reach the swarm it runs out. That of another holder stays. */
    @Override
    public void close() throws HostException {
        renewal.shutdownNow();
        renewal.close();
        if (held().filter(this::ours).isPresent()) {
            manager.attempt(Engine.delete("/configs/" + object));
        }
    }
}
