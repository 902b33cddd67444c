package io.swarmstead.names;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name that does not stand for what it shall.
 *
 * @param lacking addresses that it does not stand for
 * @param strange addresses that it stands for, and nobody has them
 */
record WrongName(ServiceName name, Set<String> lacking, Set<String> strange) {
    boolean isWrong() {
        return !lacking.isEmpty() || !strange.isEmpty();
    }

    /** Such as {@code tasks.shop_db lacks 10.64.17.4 and has 10.64.17.9}. */
    String text() {
        return "%s %s"
                .formatted(
                        name.tasks(),
                        Stream.of(part("lacks", lacking), part("has", strange))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" and ")));
    }

    private static String part(String verb, Set<String> addresses) {
        return addresses.isEmpty() ? "" : verb + " " + String.join(", ", addresses);
    }
}
