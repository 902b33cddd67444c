package io.swarmstead.view;

import io.swarmstead.ingress.IngressNames;
import io.swarmstead.stacks.Labels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Traefik is told of a service none of whose tasks can be reached, so that its routes stay as they are: its rules,
 * priorities and middlewares, a login too, and behind these one that answers instead of a task. Without a task Traefik would
 * forget the routes, and a wider one of another service, or nobody, would answer 404.
 *
 * <p>Nothing of a service that runs is changed by it. What such a one calls by the same name, or has by the same rule, stays
 * its own; two answers for one name, and Traefik would take neither. Of a service that its owner has scaled to nothing, every
 * other route that fits goes first, as it does where Traefik forgets it.
 */
final class StandIn {
    /** Nobody comes as far as to this address: Traefik's own, at the port for what is to be thrown away. */
    private static final String NOWHERE = "127.0.0.1/32";

    private static final String NO_PORT = "9";

    /** Above what is answered with 404, and below what anybody else's routes count, which is more than nothing. */
    private static final int LAST = IngressNames.UNKNOWN_PRIORITY;

    private final JsonNode service;
    private final TraefikLabels labels;
    private final boolean off;

    /** @param told what would be told of it if it had tasks */
    StandIn(String told) {
        service = JsonMapper.shared().readTree(told);
        labels = TraefikLabels.of(service);
        off = service.path("Spec")
                        .path("Mode")
                        .path("Replicated")
                        .path("Replicas")
                        .asInt(1)
                == 0;
    }

    /**
     * The service, whose routes lead to nobody.
     *
     * @param taken the names and rules that others have; its own join them
     */
    String told(Set<String> taken) {
        String ours = "waiting-" + service.path("ID").asString("");
        labels.removeOthers();
        Set<String> services = labels.services();
        services.forEach(labels::remove);
        services.removeIf(name -> !taken.add(name));
        services.add("traefik.http.services." + ours);
        services.forEach(name -> labels.put(name + ".loadbalancer.server.port", NO_PORT));
        Set<String> kept = new TreeSet<>();
        for (String name : labels.routers()) {
            boolean free = !taken.contains(name) && !taken.contains(labels.rule(name));
            taken.add(name);
            if (!free) {
                labels.remove(name);
                continue;
            }
            kept.add(name);
            labels.put(name + ".service", ours);
            labels.append(name + ".middlewares", ours + "," + IngressNames.WAITING);
            if (off) {
                labels.put(name + ".priority", String.valueOf(LAST + labels.priority(name)));
            }
        }
        kept.forEach(name -> taken.add(labels.rule(name)));
        labels.put(
                "traefik.http.middlewares." + ours + ".headers.customrequestheaders." + IngressNames.WORDS,
                URLEncoder.encode(words(), StandardCharsets.UTF_8));
        if (kept.isEmpty()) {
            labels.put("traefik.enable", "false");
        }
        labels.into(service);
        return service.toString();
    }

    /** What people are told, by the name that the owner gave the stack. */
    private String words() {
        String name = labels.all()
                .getOrDefault(Labels.STACK, service.path("Spec").path("Name").asString(""));
        return name + (off ? " is switched off at the moment" : " is starting again");
    }

    /**
     * The only task of such a service.
     *
     * @param service its id
     * @param network the id of the one on which Traefik looks for tasks
     */
    static String task(String service, String network) {
        return """
                {"ID":"waiting-%1$s","ServiceID":"%1$s","Slot":1,"Status":{"State":"running"},"DesiredState":"running",\
                "NetworksAttachments":[{"Network":{"ID":"%2$s"},"Addresses":["%3$s"]}]}""".formatted(service, network, NOWHERE);
    }
}
