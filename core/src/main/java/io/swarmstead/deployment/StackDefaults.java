package io.swarmstead.deployment;

import io.swarmstead.compose.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills in what the author of a stack is silent on, where the engine's own default would cost an outage. What the author
 * wrote stays, and each addition carries its reason to the plan.
 *
 * @param mount where the shared volume is
 * @param nodes the members of the swarm
 */
record StackDefaults(String mount, List<StackNode> nodes) {
    /** The label of nodes whose shared volume answers. */
    static final String STORAGE_READY = "node.labels.swarmstead.storage == ready";

    private static final String START_FIRST = "start-first";
    private static final String STOP_FIRST = "stop-first";
    private static final String ORDER = "deploy.update_config.order";

    /** A stack with nothing left out, and what was added to it. */
    record Filled(StackFile stack, List<StackDefault> defaults) {}

    Filled fill(StackFile stack) {
        List<StackDefault> defaults = new ArrayList<>();
        StackFile filled = stack.withServices((name, service) -> {
            Filling filling = new Filling(name, service, defaults);
            fill(filling);
            return filling.service();
        });
        return new Filled(filled, List.copyOf(defaults));
    }

    private void fill(Filling service) {
        service.where("stop_grace_period", "30s", "a database that is stopped needs more than the engine's 10 s");
        restart(service);
        service.where(
                "deploy.restart_policy.delay", "2s", "the engine waits 5 s before it starts a task again that ended");
        if (service.has("deploy.restart_policy.max_attempts")) {
            service.where(
                    "deploy.restart_policy.window",
                    "120s",
                    "without a window, attempts that failed while the cloud came up count for ever");
        }
        if (!service.text("deploy.mode", "replicated").endsWith("-job")) {
            updates(service);
        }
        placement(service);
    }

    /** Docker looks at restart only where there is no policy, so whoever begins one has to write the whole of it. */
    private static void restart(Filling service) {
        String word = service.text("restart", "");
        if (!service.has("deploy.restart_policy") && Restart.of(word) instanceof Restart.Policy(var when, var most)) {
            String reason = "what restart: %s means in a swarm".formatted(word);
            service.where("deploy.restart_policy.condition", when, reason);
            if (most > 0) {
                service.where("deploy.restart_policy.max_attempts", most, reason);
            }
        }
    }

    private void updates(Filling service) {
        order(service);
        service.where("deploy.update_config.failure_action", "rollback", "the engine would stop half-way instead");
        service.where(
                "deploy.update_config.monitor", "5s", "a task that fails so soon after its start is a failed update");
        service.where(
                "deploy.rollback_config.order", service.text(ORDER, STOP_FIRST), "back in the same order as forth");
        service.where("deploy.rollback_config.monitor", "5s", "as for the update");
    }

    private void order(Filling service) {
        if (service.hostPort()) {
            service.where(ORDER, STOP_FIRST, "two tasks cannot share the port of a host");
        } else if (LastingMounts.of(service.service()).wantOneTask(mount, service.single())) {
            service.where(ORDER, STOP_FIRST, "two tasks would write to one directory at the same time");
        } else if (!roomForOneMore(service)) {
            service.where(
                    ORDER, STOP_FIRST, "with one host away there is no room for one task more than there shall be");
        } else {
            service.where(ORDER, START_FIRST, "the new task answers before the old one goes");
        }
    }

    /** Whether max_replicas_per_node leaves room for a task more, also with one host away. */
    private boolean roomForOneMore(Filling service) {
        long perNode = Long.parseLong(service.text("deploy.placement.max_replicas_per_node", "0"));
        long hosts =
                nodes.stream().filter(node -> node.takes(service.service())).count();
        return perNode == 0 || service.replicas() < perNode * Math.max(1, hosts - 1);
    }

    private void placement(Filling service) {
        boolean labelled = nodes.stream()
                .anyMatch(node -> node.attributes()
                        .getOrDefault("node.labels.swarmstead.storage", "")
                        .equals("ready"));
        if (labelled && !Binds.below(service.service(), mount).isEmpty()) {
            service.constrain(STORAGE_READY, "a host whose shared volume does not answer cannot run it");
        }
    }

    /** One service while it is filled. */
    private static final class Filling {
        private final String name;
        private final List<StackDefault> defaults;
        private Map<String, Object> service;

        Filling(String name, Map<String, Object> service, List<StackDefault> defaults) {
            this.name = name;
            this.service = service;
            this.defaults = defaults;
        }

        Map<String, Object> service() {
            return service;
        }

        boolean has(String path) {
            return Tree.at(service, keys(path)) != null;
        }

        String text(String path, String alternative) {
            return Tree.text(Tree.at(service, keys(path)), alternative);
        }

        long replicas() {
            return Replicas.of(service);
        }

        boolean single() {
            return Replicas.single(service);
        }

        boolean hostPort() {
            return Tree.mappings(service.get("ports")).stream().anyMatch(port -> "host".equals(port.get("mode")));
        }

        void where(String path, Object value, String reason) {
            if (!has(path)) {
                service = Tree.with(service, keys(path), value);
                defaults.add(new StackDefault(name, path, String.valueOf(value), reason));
            }
        }

        void constrain(String constraint, String reason) {
            String path = "deploy.placement.constraints";
            List<Object> constraints = new ArrayList<>();
            if (Tree.at(service, keys(path)) instanceof List<?> own) {
                constraints.addAll(own);
            }
            if (!constraints.contains(constraint)) {
                constraints.add(constraint);
                service = Tree.with(service, keys(path), List.copyOf(constraints));
                defaults.add(new StackDefault(name, path, constraint, reason));
            }
        }

        private static List<String> keys(String path) {
            return List.of(path.split("\\."));
        }
    }
}
