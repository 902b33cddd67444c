package io.swarmstead.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory such as {@code 1.5g} or {@code 512 MiB}; every unit counts in steps of 1024. */
final class ByteSize {
    private static final Pattern SIZE =
            Pattern.compile("(\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)) ?(?:b|([kmgtp])(?:i?b)?)?");

    private ByteSize() {}

    /** Bytes. */
    static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        String unit = size.group(2);
        double factor = unit == null ? 1 : Math.pow(1024, "kmgtp".indexOf(unit) + 1);
        return Optional.of((long) (Double.parseDouble(size.group(1)) * factor));
    }
}
