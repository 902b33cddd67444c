package io.swarmstead.view;

import io.swarmstead.stacks.Labels;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The labels of a swarm's service by which Traefik knows its routers and services, read as Traefik reads them: case counts
 * nowhere. A router or service is called by the beginning of its labels, such as {@code traefik.http.routers.shop}.
 */
record TraefikLabels(Map<String, String> all) {
    private static final Pattern PART = Pattern.compile("(traefik\\.http\\.(?:routers|services)\\.[^.]+)\\..+");
    private static final String ROUTERS = "traefik.http.routers.";
    private static final String SERVICES = "traefik.http.services.";

    /** Of another kind, or of where its tasks are. */
    private static final Pattern OTHERS = Pattern.compile("(?i)traefik\\.(swarm|docker|tcp|udp)\\..+");

    /** More than any rule's length, or any number that somebody may have written. */
    private static final int MOST = 999_999;

    static TraefikLabels of(JsonNode service) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(Labels.read(service.path("Spec").path("Labels")));
        return new TraefikLabels(all);
    }

    /** Puts them in place of those that the service has. */
    void into(JsonNode service) {
        ((ObjectNode) service.path("Spec")).set("Labels", JsonMapper.shared().valueToTree(all));
    }

    private static boolean begins(String label, String beginning) {
        return label.toLowerCase(Locale.ROOT).startsWith(beginning);
    }

    Set<String> routers() {
        return parts(ROUTERS);
    }

    Set<String> services() {
        return parts(SERVICES);
    }

    private Set<String> parts(String beginning) {
        Set<String> parts = new TreeSet<>();
        for (String label : all.keySet()) {
            Matcher part = PART.matcher(label.toLowerCase(Locale.ROOT));
            if (part.matches() && part.group(1).startsWith(beginning)) {
                parts.add(part.group(1));
            }
        }
        return parts;
    }

    /** Without what makes no difference to it. */
    String rule(String router) {
        return all.getOrDefault(router + ".rule", router).replaceAll("\\s+", "");
    }

    /** Of the router among others: as it is written, or the length of the rule; from 1 on. */
    int priority(String router) {
        String written = all.getOrDefault(router + ".priority", "0").strip();
        int number = written.matches("[1-9][0-9]{0,8}")
                ? Integer.parseInt(written)
                : all.getOrDefault(router + ".rule", "").length();
        return Math.clamp(number, 1, MOST);
    }

    void put(String label, String value) {
        all.put(label, value);
    }

    /**
     * Each service that does not say otherwise prefers, of two tasks, the one with fewer requests that wait for it. In turn, which
     * is Traefik's own way, a task that has just died would get every second one, and again when that is tried once more.
     */
    void preferWhoAnswers() {
        for (String service : services()) {
            String balancer = service + ".loadbalancer.";
            if (all.keySet().stream().anyMatch(label -> begins(label, balancer))) {
                all.putIfAbsent(balancer + "strategy", "p2c");
            }
        }
    }

    /** To what is listed there, behind what is there already. */
    void append(String label, String value) {
        all.merge(label, value, (own, more) -> own.isBlank() ? more : own + "," + more);
    }

    /** All that is said of a router or a service. */
    void remove(String part) {
        all.keySet().removeIf(label -> begins(label, part + "."));
    }

    /** What is not Traefik's may be a secret; the name of the stack is none. */
    void removeSecrets() {
        all.keySet().removeIf(label -> !begins(label, "traefik.") && !label.equals(Labels.STACK));
    }

    void removeOthers() {
        all.keySet().removeIf(label -> OTHERS.matcher(label).matches());
    }
}
