package io.swarmstead.compose;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value without quotes is to the YAML library of Docker (go-yaml 3): YAML 1.2 with the octal numbers, underscores
 * and dates of 1.1, but without its {@code yes} and {@code on} and its numbers in base 60, so that {@code 22:22} is text.
 */
final class YamlScalar {
    private static final Map<String, Double> SPECIAL = Map.of(
            ".nan",
            Double.NaN,
            ".inf",
            Double.POSITIVE_INFINITY,
            "+.inf",
            Double.POSITIVE_INFINITY,
            "-.inf",
            Double.NEGATIVE_INFINITY);
    private static final Pattern WHOLE = Pattern.compile(
            "(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:([Tt ])([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\\.([0-9]{1,9}))?(Z|[-+][0-9]{2}:[0-9]{2})?)?");
    private static final BigInteger UNSIGNED_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger SIGNED_MIN = BigInteger.TWO.pow(63).negate();
    private static final int LONGEST_NUMBER = 400;

    private YamlScalar() {}

    /** A string, boolean, number or date; null for nothing. */
    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> text.length() > LONGEST_NUMBER ? text : number(text).orElseGet(() -> dateOrText(text));
        };
    }

    private static Optional<Object> number(String text) {
        String lower = text.equals(text.toUpperCase(Locale.ROOT)) || text.endsWith("Inf") || text.endsWith("NaN")
                ? text.toLowerCase(Locale.ROOT)
                : text;
        Double special = SPECIAL.get(lower);
        if (special != null) {
            return Optional.of(special);
        }
        String plain = text.startsWith(".") ? text : text.replace("_", "");
        if (text.startsWith("_")) {
            return Optional.empty();
        }
        Matcher whole = WHOLE.matcher(plain);
        if (whole.matches()) {
            BigInteger value = whole(whole);
            if (value.compareTo(SIGNED_MIN) >= 0 && value.compareTo(UNSIGNED_MAX) <= 0) {
                return Optional.of(GoNumber.whole(value));
            }
        }
        if (FLOAT.matcher(plain).matches()) {
            double value = Double.parseDouble(plain);
            return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
        }
        return Optional.empty();
    }

    private static BigInteger whole(Matcher whole) {
        String sign = "-".equals(whole.group("sign")) ? "-" : "";
        if (whole.group("hex") != null) {
            return new BigInteger(sign + whole.group("hex"), 16);
        }
        if (whole.group("binary") != null) {
            return new BigInteger(sign + whole.group("binary"), 2);
        }
        return whole.group("octal") != null
                ? new BigInteger(sign + whole.group("octal"), 8)
                : new BigInteger(sign + whole.group("decimal"));
    }

    private static Object dateOrText(String text) {
        Matcher date = DATE.matcher(text);
        boolean zoned = date.matches() && date.group(9) != null;
        boolean spaced = date.matches() && " ".equals(date.group(4));
        if (!date.matches() || (date.group(4) != null && spaced == zoned)) {
            return text;
        }
        try {
            return OffsetDateTime.of(
                    part(date, 1),
                    part(date, 2),
                    part(date, 3),
                    part(date, 5),
                    part(date, 6),
                    part(date, 7),
                    date.group(8) == null ? 0 : Integer.parseInt((date.group(8) + "00000000").substring(0, 9)),
                    zoned ? ZoneOffset.of(date.group(9)) : ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return text;
        }
    }

    private static int part(Matcher date, int group) {
        String digits = date.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
