package io.swarmstead.ingress;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other names that many services take for the same header: they read letters and digits, and whatever else is in a name as
 * an underscore. Case counts nowhere.
 */
final class HeaderAliases {
    /** What a name may have besides letters and digits (RFC 9110, section 5.6.2), but for the dash of the name itself. */
    private static final String OTHERS = "!#$%&'*+.^_`|~";

    private HeaderAliases() {}

    /** Every other name with something in place of one or more dashes. */
    static Stream<String> of(String header) {
        return spelled(header).filter(name -> !name.equals(header));
    }

    private static Stream<String> spelled(String header) {
        int dash = header.indexOf('-');
        if (dash < 0) {
            return Stream.of(header);
        }
        return spelled(header.substring(dash + 1))
                .flatMap(rest -> ("-" + OTHERS)
                        .chars()
                        .mapToObj(character -> header.substring(0, dash) + (char) character + rest));
    }

    /** A regular expression of Go's for names that begin so, or are so where a dollar sign says it, and for their aliases. */
    static String pattern(String... beginnings) {
        return Stream.of(beginnings)
                .map(beginning -> beginning.replace("-", "[^A-Za-z0-9]"))
                .collect(Collectors.joining("|", "(?i)^(", ")"));
    }
}
