package io.swarmstead.compose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Docker writes it, such as {@code 1m30s}.
 *
 * @param nanoseconds may be negative
 */
public record GoDuration(long nanoseconds) {
    private static final Pattern PART = Pattern.compile("([0-9]*)(?:\\.([0-9]*))?(ns|us|\u00B5s|\u03BCs|ms|s|m|h)");
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00B5s", 1_000L,
            "\u03BCs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Empty when it is no duration, or longer than 292 years. */
    public static Optional<GoDuration> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(new GoDuration(0));
        }
        Matcher part = PART.matcher(rest);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (end < rest.length()) {
            if (!part.find(end)
                    || part.start() != end
                    || (part.group(1).isEmpty() && fraction(part).isEmpty())) {
                return Optional.empty();
            }
            BigDecimal number = new BigDecimal("0" + part.group(1) + "." + fraction(part) + "0");
            Long unit = UNITS.getOrDefault(part.group(3), 0L);
            sum = sum.add(number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.DOWN));
            end = part.end();
        }
        return rest.isEmpty() || sum.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new GoDuration(negative ? -sum.longValue() : sum.longValue()));
    }

    private static String fraction(Matcher part) {
        String digits = part.group(2);
        return digits == null ? "" : digits;
    }

    public Duration duration() {
        return Duration.ofNanos(nanoseconds);
    }

    /** As Docker writes it. */
    @Override
    public String toString() {
        if (nanoseconds == 0) {
            return "0s";
        }
        BigDecimal size = BigDecimal.valueOf(nanoseconds).abs();
        String sign = nanoseconds < 0 ? "-" : "";
        if (size.compareTo(BigDecimal.valueOf(1_000_000_000)) < 0) {
            return sign + belowOneSecond(size);
        }
        BigDecimal seconds = size.movePointLeft(9);
        long minutes = seconds.longValue() / 60;
        String hours = minutes >= 60 ? minutes / 60 + "h" : "";
        return sign
                + hours
                + (minutes > 0 ? minutes % 60 + "m" : "")
                + plain(seconds.subtract(BigDecimal.valueOf(minutes * 60)), "s");
    }

    private static String belowOneSecond(BigDecimal size) {
        if (size.longValue() < 1_000) {
            return plain(size, "ns");
        }
        return size.longValue() < 1_000_000
                ? plain(size.movePointLeft(3), "\u00B5s")
                : plain(size.movePointLeft(6), "ms");
    }

    private static String plain(BigDecimal number, String unit) {
        return number.stripTrailingZeros().toPlainString() + unit;
    }
}
