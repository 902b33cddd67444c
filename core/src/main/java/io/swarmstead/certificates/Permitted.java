package io.swarmstead.certificates;

import io.swarmstead.spec.CloudSpec;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an authority may certify, as its own certificate says (RFC 5280, section 4.2.1.10).
 *
 * @param limited whether it says anything of it: as authorities were made before, they may certify every name
 * @param domains each with everything below it
 */
record Permitted(boolean limited, Set<String> domains, Set<String> addresses) {
    /** As one that says nothing. */
    static final Permitted EVERYTHING = new Permitted(false, Set.of(), Set.of());

    private static final String TITLE = "Name Constraints";
    private static final Pattern DOMAIN = Pattern.compile("(?m)^\\s*DNS:(\\S+)$");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^\\s*IP:([0-9.]+)/255\\.255\\.255\\.255$");

    Permitted {
        domains = Set.copyOf(domains);
        addresses = Set.copyOf(addresses);
    }

    /** As openssl prints it. */
    static Permitted read(String text) {
        return text.contains(TITLE) ? new Permitted(true, found(DOMAIN, text), found(ADDRESS, text)) : EVERYTHING;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }

    /** What a new authority of the cloud is permitted, as openssl takes it. */
    static String of(CloudSpec spec) {
        return Stream.concat(
                        Stream.of("permitted;DNS:" + spec.domain()),
                        addresses(spec).map("permitted;IP:%s/255.255.255.255"::formatted))
                .collect(Collectors.joining(","));
    }

    /** The VIP first, where there is one, and then the hosts'. */
    private static Stream<String> addresses(CloudSpec spec) {
        return Stream.concat(
                spec.vip().stream().map(vip -> vip.address()),
                spec.hosts().stream().map(host -> host.address()));
    }

    /** Whether the domain and everything below it may be certified. */
    boolean domain(String domain) {
        return !limited || domains.stream().anyMatch(base -> domain.equals(base) || domain.endsWith("." + base));
    }

    private boolean address(String address) {
        return !limited || addresses.contains(address);
    }

    /** What the default certificate names of the cloud, as openssl writes a subjectAltName. */
    String names(CloudSpec spec) {
        return Stream.concat(
                        Stream.of("DNS:" + spec.domain(), "DNS:*." + spec.domain()),
                        addresses(spec).filter(this::address).map("IP:"::concat))
                .collect(Collectors.joining(","));
    }

    /** Addresses of the cloud that have come since, and stay out of the default certificate. */
    List<String> beyond(CloudSpec spec) {
        return addresses(spec).filter(address -> !address(address)).toList();
    }

    /** For people. */
    @Override
    public String toString() {
        return limited
                ? Stream.concat(
                                domains.stream().sorted().map("%s and everything below it"::formatted),
                                addresses.stream().sorted())
                        .collect(Collectors.joining(", "))
                : "every name";
    }
}
