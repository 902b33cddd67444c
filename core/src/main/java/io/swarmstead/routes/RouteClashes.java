package io.swarmstead.routes;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what two services claim, or one twice: by the key, or by a rule of their own that says the same. */
final class RouteClashes {
    private static final Pattern RULE = Pattern.compile("(?i)traefik\\.http\\.routers\\.[^.]+\\.rule");

    private RouteClashes() {}

    static List<Finding> in(ComposeFile file, Map<String, OwnKeys> services, List<RoutedService> routed) {
        Map<String, String> owners = new HashMap<>();
        services.forEach((name, own) -> own.labels().labels().forEach((label, rule) -> {
            if (RULE.matcher(label).matches()) {
                owners.put(String.valueOf(rule).strip(), "a label of the service " + name);
            }
        }));
        List<Finding> findings = new ArrayList<>();
        for (RoutedService service : routed) {
            for (int index = 0; index < service.routes().size(); index++) {
                Route route = service.routes().get(index);
                String owner = owners.putIfAbsent(route.rule(), "the service " + service.name());
                if (owner != null) {
                    findings.add(file.error(
                            List.of("services", service.name(), RouteReader.KEY, "route", Integer.toString(index)),
                            "route-taken",
                            "%s is the route of %s too".formatted(route, owner),
                            "requests would go to either of them",
                            "choose another name, or a path below it"));
                }
            }
        }
        return findings;
    }
}
