package io.swarmstead.routes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a service answers.
 *
 * @param host in lower case
 * @param path that a request begins with; empty for all of them
 */
record Route(String host, String path) {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(?=[^/]{1,253}(?:/|$))(" + LABEL + "(?:\\." + LABEL + ")*)((?:/[a-z0-9._~%@+-]+)*)/?");

    /** An address is no name; a name ends with a word that is not a number (RFC 3696, section 2). */
    private static final Pattern ADDRESS = Pattern.compile(".*\\.[0-9]+");

    /** Reads it as people write it; empty where it is no name. */
    static Optional<Route> of(String written, String domain) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches() || ADDRESS.matcher(parts.group(1)).matches()) {
            return Optional.empty();
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new Route(host.contains(".") ? host : host + "." + domain, parts.group(2)));
    }

    /** As Traefik has it. */
    String rule() {
        return "Host(`%s`)".formatted(host) + (path.isEmpty() ? "" : " && PathPrefix(`%s`)".formatted(path));
    }

    @Override
    public String toString() {
        return host + path;
    }
}
