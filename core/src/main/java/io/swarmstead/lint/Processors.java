package io.swarmstead.lint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number of processors as Docker reads it (docker/cli, opts, ParseCPUs), which takes more than people write, such as fractions. */
final class Processors {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]{1,99}(\\.[0-9]{0,99})?|\\.[0-9]{1,99})");

    private static final String PART =
            "(?:0[xX][0-9a-fA-F_.]+|0[oObB][0-7_]+|[0-9_]*\\.?[0-9_]*)(?:[eEpP][-+]?[0-9_]+)?";

    /** A fraction, an exponent, another base: numbers of Go's, more or less. */
    private static final Pattern ODD = Pattern.compile("(?=.*[0-9])[-+]?" + PART + "(?:/" + PART + ")?");

    /** Far more than any host has. */
    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    private static final BigDecimal LEAST = new BigDecimal("0.001");
    private static final int BILLIONTHS = 9;

    private Processors() {}

    /** Why it is refused; empty where it is not, or where that is not easily told. */
    static Optional<String> fault(String written) {
        if (!DECIMAL.matcher(written).matches()) {
            return ODD.matcher(written).matches() ? Optional.empty() : Optional.of("it is not a number");
        }
        BigDecimal number = new BigDecimal(written.endsWith(".") ? written + "0" : written).stripTrailingZeros();
        if (number.scale() > BILLIONTHS) {
            return Optional.of("it has more than nine digits behind the point");
        }
        if (number.compareTo(MOST) > 0) {
            return Optional.of("no host has so many");
        }
        return number.signum() != 0 && number.compareTo(LEAST) < 0
                ? Optional.of("the engine takes no less than 0.001")
                : Optional.empty();
    }
}
