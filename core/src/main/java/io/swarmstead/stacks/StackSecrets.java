package io.swarmstead.stacks;

import io.swarmstead.compose.SwarmLimits;
import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of stacks. Swarm cannot change a secret, so each value is an object of its own, and a new value takes the
 * old one's place in four moves: the new object is made; every service that uses an old one is updated, in its own
 * update order; all of them are seen to run; the old objects are removed. Cut off or failed anywhere, old and new stay
 * side by side and no service is without; setting it again finishes and clears up.
 *
 * <p>Values travel on standard input only.
 */
public record StackSecrets(Host manager, Inventory inventory) {
    /** Bytes that a value has at most. */
    public static final int LARGEST = SwarmLimits.SECRET - 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What was done. */
    public record Rotated(String object, List<String> services, int removed) {}

    /** A new value did not take the old one's place everywhere. */
    public static final class NotRotated extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        NotRotated(Problem problem) {
            super(problem.what());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** The objects that hold values of the secret, newest first. */
    public List<StackObject> objects(SecretName name) {
        return inventory.of(name.stack().value()).secrets().stream()
                .filter(secret -> secret.given().equals(name.value()))
                .sorted(Comparator.comparing(StackObject::created).reversed())
                .toList();
    }

    /**
     * Gives the secret a value, and to the services that use it.
     *
     * @param value 1 to {@value #LARGEST} bytes
     * @param longest how long to wait until all of them run with it
     * @param progress hears what is waited for, whenever that changes
     */
    public Rotated set(SecretName name, byte[] value, Duration longest, Consumer<String> progress)
            throws HostException, NotRotated {
        List<StackObject> old = objects(name);
        List<StackService> users = inventory.users(old);
        StackObject created = create(name, value);
        SecretRotation rotation = new SecretRotation(manager, name, users, longest);
        rotation.run(old.stream().map(StackObject::id).collect(Collectors.toSet()), created, progress);
        int removed = 0;
        for (StackObject object : old) {
            removed += remove(object) ? 1 : 0;
        }
        return new Rotated(
                created.name(), users.stream().map(StackService::name).toList(), removed);
    }

    private StackObject create(SecretName name, byte[] value) throws HostException {
        byte[] tag = new byte[SecretName.TAG / 2];
        RANDOM.nextBytes(tag);
        String object = name.object(HexFormat.of().formatHex(tag));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Name", object);
        body.put("Labels", Map.of(Labels.STACK, name.stack().value(), Labels.SECRET, name.value()));
        body.put("Data", Base64.getEncoder().encodeToString(value));
        Command create = Engine.post("/secrets/create", JsonMapper.shared().writeValueAsString(body));
        String id = JsonMapper.shared()
                .readTree(answer(name + ": not set", create))
                .path("ID")
                .asString("");
        return new StackObject(id, object, name.stack().value(), name.value(), inventory.now(), true);
    }

    private String answer(String what, Command command) throws HostException {
        Result result = manager.attempt(command);
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    manager.name() + ": " + what,
                    Engine.complaint(result),
                    "swarmstead status tells how the swarm is"));
        }
        return result.output();
    }

    /** One that a service has taken up meanwhile stays; the engine sees to that. */
    private boolean remove(StackObject object) throws HostException {
        return manager.attempt(Engine.delete("/secrets/" + object.id())).succeeded();
    }

    /** Removes all values of a secret that no service uses. */
    public void remove(SecretName name) throws HostException {
        for (StackObject object : objects(name)) {
            answer(name + ": not removed", Engine.delete("/secrets/" + object.id()));
        }
    }

    /** The names of the stack's secrets, each with its objects, newest first. */
    public Map<String, List<StackObject>> all(String stack) {
        return inventory.of(stack).secrets().stream()
                .sorted(Comparator.comparing(StackObject::given)
                        .thenComparing(StackObject::created, Comparator.reverseOrder()))
                .collect(Collectors.groupingBy(StackObject::given, LinkedHashMap::new, Collectors.toList()));
    }
}
