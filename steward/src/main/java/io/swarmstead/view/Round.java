package io.swarmstead.view;

import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Traefik was told of services, for as long as it asks for their tasks, one service after the other: labels that lead
 * to nobody and the task that is nobody belong together, whatever was seen between the questions.
 *
 * @param silent the ids of the services without a task that could be reached
 * @param waiting those of them that were told all the same, and how
 * @param network the id of the one on which Traefik looks for tasks
 */
record Round(Picture picture, Set<String> silent, Map<String, String> waiting, String network) {
    /** @param last what was told before; its work is not done again while nothing changes */
    static Round of(Picture picture, Away away, Round last) {
        Set<String> silent = new TreeSet<>(picture.services().keySet());
        silent.removeIf(service -> picture.reaches(service, away));
        return picture.equals(last.picture) && silent.equals(last.silent)
                ? last
                : new Round(picture, silent, standIns(picture, silent), picture.network());
    }

    /** The first that is told, of a swarm of which nothing was told before. */
    static Round first(Picture picture) {
        return new Round(picture, Set.of(), Map.of(), "");
    }

    private static Map<String, String> standIns(Picture picture, Set<String> silent) {
        Map<String, String> standIns = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, String> service : picture.services().entrySet()) {
            if (!silent.isEmpty() && !silent.contains(service.getKey())) {
                TraefikLabels labels = labels(service.getValue());
                taken.addAll(labels.services());
                labels.routers().forEach(router -> {
                    taken.add(router);
                    taken.add(labels.rule(router));
                });
            }
        }
        for (String service : silent) {
            String told = picture.services().getOrDefault(service, "{}");
            if (fits(labels(told))) {
                standIns.put(service, new StandIn(told).told(taken));
            }
        }
        return standIns;
    }

    /** Traefik leaves out what says no port; and each host's own Traefik is there or not, but nothing of it is waited for. */
    private static boolean fits(TraefikLabels labels) {
        return !labels.services().isEmpty()
                && !labels.routers().isEmpty()
                && !StackName.isOurs(labels.all().getOrDefault(Labels.STACK, ""));
    }

    private static TraefikLabels labels(String told) {
        return TraefikLabels.of(JsonMapper.shared().readTree(told));
    }

    String services() {
        return picture.toldServices(waiting);
    }

    /**
     * Of a service, or of all. One that was told with tasks of its own has some until the next round.
     *
     * @param now what was seen since
     */
    String tasks(String service, Picture now, Away away) {
        if (waiting.containsKey(service)) {
            return "[" + StandIn.task(service, network) + "]";
        }
        return now.reaches(service, away) ? now.toldTasks(service, away) : picture.toldTasks(service, Away.NOBODY);
    }
}
