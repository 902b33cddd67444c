package io.swarmstead.names;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name that does not stand for what it shall.
 *
 * @param found the addresses that it stands for
 */
record WrongName(ServiceName name, Set<String> found) {
    /** Such as {@code tasks.shop_db lacks 10.64.17.4 and has 10.64.17.9}. */
    String text() {
        return "%s %s"
                .formatted(
                        name.tasks(),
                        Stream.of(part("lacks", name.addresses(), found), part("has", found, name.addresses()))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" and ")));
    }

    private static String part(String verb, Set<String> some, Set<String> others) {
        Set<String> only = new TreeSet<>(some);
        only.removeAll(others);
        return only.isEmpty() ? "" : verb + " " + String.join(", ", only);
    }
}
