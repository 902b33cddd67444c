package io.swarmstead.lint;

import io.swarmstead.ingress.NetworkName;
import io.swarmstead.ingress.RouterRule.Matcher;
import io.swarmstead.spec.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matchers that Traefik 3 knows, and how many texts each takes (its pkg/muxer/http and pkg/muxer/tcp). */
record Matchers(Map<String, Set<Integer>> counts) {
    private static final Set<Integer> ONE = Set.of(1);
    private static final Set<Integer> TWO = Set.of(2);
    private static final Set<Integer> ONE_OR_TWO = Set.of(1, 2);

    private static final Matchers HTTP = new Matchers(Map.ofEntries(
            Map.entry("ClientIP", ONE),
            Map.entry("Header", TWO),
            Map.entry("HeaderRegexp", TWO),
            Map.entry("Host", ONE),
            Map.entry("HostRegexp", ONE),
            Map.entry("Method", ONE),
            Map.entry("Path", ONE),
            Map.entry("PathPrefix", ONE),
            Map.entry("PathRegexp", ONE),
            Map.entry("Query", ONE_OR_TWO),
            Map.entry("QueryRegexp", ONE_OR_TWO)));

    private static final Matchers TCP =
            new Matchers(Map.of("ALPN", ONE, "ClientIP", ONE, "HostSNI", ONE, "HostSNIRegexp", ONE));

    /** Those of {@code http} or {@code tcp} routers. */
    static Matchers of(String protocol) {
        return protocol.equals("tcp") ? TCP : HTTP;
    }

    /** What Traefik does not take about the matcher; empty where it does. */
    Optional<String> refusal(Matcher matcher) {
        Optional<String> known = counts.keySet().stream()
                .filter(name -> spellings(name).contains(matcher.name()))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of("there is no matcher " + matcher.name() + meant(matcher.name()));
        }
        int count = matcher.arguments().size();
        if (!counts.getOrDefault(known.get(), ONE).contains(count)) {
            return Optional.of("%s takes %s, not %d".formatted(known.get(), texts(known.get()), count));
        }
        String first = matcher.arguments().getFirst();
        if (matcher.arguments().stream().anyMatch(String::isEmpty)) {
            return Optional.of(known.get() + " has an empty text");
        }
        return Set.of("Path", "PathPrefix").contains(known.get()) && !first.startsWith("/")
                ? Optional.of(known.get() + " begins with a slash")
                : Optional.empty();
    }

    /** The text that is to be a host's name and is none. {@code HostSNI} takes a star for every name. */
    Optional<String> nameless(Matcher matcher) {
        Optional<String> named = Stream.of("Host", "HostSNI")
                .filter(counts::containsKey)
                .filter(name -> spellings(name).contains(matcher.name()))
                .findFirst();
        return named.flatMap(name -> matcher.arguments().stream()
                .filter(text -> !(name.equals("HostSNI") && text.equals("*")) && !NetworkName.isOne(text))
                .findFirst());
    }

    private static Set<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String title = name.substring(0, 1) + lower.substring(1);
        return Set.copyOf(List.of(name, lower, name.toUpperCase(Locale.ROOT), title));
    }

    private String texts(String name) {
        Set<Integer> taken = counts.getOrDefault(name, ONE);
        return taken.equals(ONE_OR_TWO) ? "one text or two" : taken.equals(TWO) ? "two texts" : "one text";
    }

    private String meant(String name) {
        Map<String, String> lower = counts.keySet().stream()
                .collect(Collectors.toMap(known -> known.toLowerCase(Locale.ROOT), known -> known));
        return Nearest.to(name, lower.keySet())
                .map(near -> "; is " + lower.get(near) + " meant?")
                .orElse("");
    }
}
