package io.swarmstead.spec;

import java.util.regex.Pattern;

/** The name of a host in the spec: one DNS label (RFC 1123, section 2.1), lower case. */
public record HostName(String value) implements Comparable<HostName> {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public HostName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a DNS label: " + value);
        }
    }

    public static boolean isValid(String value) {
        return LABEL.matcher(value).matches();
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
