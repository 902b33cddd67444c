package io.swarmstead.stacks;

import io.swarmstead.ingress.NetworkName;
import io.swarmstead.ingress.RouterRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where people find a service: the host names in the rules of its Traefik routers. */
public final class Routes {
    private static final Pattern RULE = Pattern.compile("traefik\\.http\\.routers\\.([^.]+)\\.rule");

    private Routes() {}

    /** Each as {@code https://host}, once, in the order of the labels; none of a rule that Traefik cannot read. */
    public static List<String> of(Map<String, ?> labels) {
        return names(labels).stream().map(name -> "https://" + name).toList();
    }

    /** The host names themselves, as the rules have them; what is no name is left out. */
    public static List<String> names(Map<String, ?> labels) {
        return rules(labels).values().stream()
                .flatMap(Routes::matchers)
                .filter(matcher -> matcher.name().equals("Host"))
                .flatMap(matcher -> matcher.arguments().stream())
                .filter(NetworkName::isOne)
                .distinct()
                .toList();
    }

    /** The rules of Traefik's HTTP routers, as they are written, by the router's name; in the order of the labels. */
    public static Map<String, String> rules(Map<String, ?> labels) {
        Map<String, String> rules = new LinkedHashMap<>();
        labels.forEach((label, value) -> {
            Matcher router = RULE.matcher(label);
            if (router.matches()) {
                rules.put(router.group(1), String.valueOf(value).strip());
            }
        });
        return rules;
    }

    /**
     * The names under which a plain request of its root leads to the service, because a rule says nothing but
     * {@code Host(`name`)} and its router is not kept to entry points other than {@code https}.
     */
    public static List<String> provable(Map<String, ?> labels) {
        if (!"true".equals(String.valueOf(labels.get("traefik.enable")))) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        rules(labels).forEach((router, rule) -> {
            if (onHttps(labels, router)) {
                matchers(rule)
                        .filter(matcher -> matcher.isAllOf(rule)
                                && matcher.name().equals("Host")
                                && matcher.arguments().size() == 1
                                && NetworkName.isOne(matcher.arguments().getFirst()))
                        .forEach(host -> names.add(host.arguments().getFirst()));
            }
        });
        return names;
    }

    private static Stream<RouterRule.Matcher> matchers(String rule) {
        return switch (RouterRule.of(rule)) {
            case RouterRule.Parsed(var matchers) -> matchers.stream();
            case RouterRule.Malformed _ -> Stream.empty();
        };
    }

    private static boolean onHttps(Map<String, ?> labels, String router) {
        Object entryPoints = labels.get("traefik.http.routers." + router + ".entrypoints");
        return entryPoints == null
                || Stream.of(String.valueOf(entryPoints).split(","))
                        .map(String::strip)
                        .anyMatch("https"::equals);
    }
}
