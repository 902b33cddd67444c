package io.swarmstead.compose;

import io.swarmstead.compose.Written.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shapes of a single value. Where a variable was filled in, its text may stand for a number or boolean. */
final class Plain {
    static final Shape TEXT = spot -> text(spot).map(Object.class::cast);
    static final Shape FLAG = Plain::flag;

    /** Any whole number. */
    static final Shape WHOLE = spot -> whole(spot).map(Object.class::cast);

    /** A whole number from 0. */
    static final Shape COUNT = spot -> whole(spot).flatMap(number -> notNegative(number, spot));

    /** A number from 0, of which Docker takes the whole part. */
    static final Shape TRUNCATED =
            spot -> number(spot).map(Plain::wholePart).flatMap(number -> notNegative(number, spot));

    /** A number that Docker holds with single precision. */
    static final Shape RATIO = spot -> number(spot).flatMap(number -> single(number, spot));

    static final Shape DURATION = spot -> duration(spot).map(GoDuration::toString);

    /** A duration that is not printed when it is zero. */
    static final Shape DURATION_FROM_ONE = spot ->
            duration(spot).filter(duration -> duration.nanoseconds() != 0).map(GoDuration::toString);

    /** An amount of memory, printed as text, and not at all when it is zero. */
    static final Shape SIZE = Plain::size;

    private static final Pattern YES = Pattern.compile("y|yes|true|on");
    private static final Pattern NO = Pattern.compile("n|no|false|off");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?");

    private Plain() {}

    /** One of some words. */
    static Shape oneOf(String... words) {
        List<String> known = List.of(words);
        return spot -> text(spot)
                .flatMap(word -> known.contains(word)
                        ? Optional.of(word)
                        : spot.refuse(
                                "unknown-value",
                                "\"" + word + "\" is not known here",
                                "Docker takes only " + String.join(" and ", known),
                                "write " + String.join(" or ", known)));
    }

    static Optional<String> text(Spot spot) {
        if (spot.written() instanceof Scalar scalar) {
            if (scalar.value() instanceof String text) {
                return Optional.of(text);
            }
            return spot.mistyped(
                    "text", scalar.value() == null ? "write a value, or remove the key" : "write it in quotes");
        }
        return spot.mistyped("text", "write one plain value after the colon");
    }

    private static Optional<Object> flag(Spot spot) {
        if (spot.written() instanceof Scalar scalar) {
            if (scalar.value() instanceof Boolean flag) {
                return Optional.of(flag);
            }
            if (scalar.filled()) {
                String word = String.valueOf(scalar.value()).toLowerCase(Locale.ROOT);
                if (YES.matcher(word).matches() || NO.matcher(word).matches()) {
                    return Optional.of(YES.matcher(word).matches());
                }
            }
        }
        return spot.mistyped("true or false", "write true or false, without quotes");
    }

    private static Optional<Number> number(Spot spot) {
        if (spot.written() instanceof Scalar scalar) {
            if (scalar.value() instanceof Number number && GoNumber.isFinite(number)) {
                return Optional.of(number);
            }
            String text = String.valueOf(scalar.value());
            if (scalar.filled() && FRACTION.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
                return Optional.of(Double.parseDouble(text));
            }
        }
        return spot.mistyped("a number", "write a number, without quotes");
    }

    private static Optional<Object> single(Number number, Spot spot) {
        return Float.isFinite(number.floatValue())
                ? Optional.of(GoNumber.printed(number.floatValue()))
                : spot.refuse(
                        "out-of-range",
                        number + " is too large",
                        "Docker holds this number with single precision",
                        "write a number from 0 to 1");
    }

    private static Optional<Number> whole(Spot spot) {
        if (spot.written() instanceof Scalar scalar) {
            if (scalar.value() instanceof Number number && isWhole(number)) {
                return Optional.of(wholePart(number));
            }
            String text = String.valueOf(scalar.value());
            if (scalar.filled() && DECIMAL.matcher(text).matches()) {
                return Optional.of(wholePart(Long.parseLong(text)));
            }
        }
        return spot.mistyped("a whole number", "write a whole number, without quotes or a unit");
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double)
                || (GoNumber.isFinite(number) && number.doubleValue() == Math.rint(number.doubleValue()));
    }

    private static Number wholePart(Number number) {
        return GoNumber.whole(new BigDecimal(number.toString()).toBigInteger());
    }

    private static Optional<Object> notNegative(Number number, Spot spot) {
        return number.doubleValue() < 0
                ? spot.refuse("out-of-range", number + " is below 0", "Docker counts from 0 here", "write 0 or more")
                : Optional.of(number);
    }

    private static Optional<GoDuration> duration(Spot spot) {
        Optional<GoDuration> duration = string(spot).flatMap(GoDuration::parse);
        return duration.isPresent()
                ? duration
                : spot.mistyped("a duration", "write it with units, such as 10s, 1m30s or 500ms");
    }

    private static Optional<Object> size(Spot spot) {
        Optional<Long> bytes = string(spot).flatMap(ByteSize::parse);
        return bytes.isPresent()
                ? bytes.filter(amount -> amount != 0).map(String::valueOf)
                : spot.mistyped("an amount of memory", "write it with a unit, such as 512M or 1.5G");
    }

    private static Optional<String> string(Spot spot) {
        return spot.written() instanceof Scalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
