package io.swarmstead.acme;

import java.util.List;

/**
 * A certificate that there shall be.
 *
 * @param names what it is valid for, at least one, in lower case; the first names it to people
 */
public record CertificateWant(List<String> names) {
    public CertificateWant {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names is empty");
        }
    }

    /** What its files and its entry in a store are called: the first name, with {@code _} for {@code *}. */
    public String name() {
        return names.getFirst().replace('*', '_');
    }
}
