package io.swarmstead.compose;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as Go, which Docker is written in, reads and prints them. */
final class GoNumber {
    private static final BigInteger INT_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private GoNumber() {}

    /** The narrowest of int, long and big, as YAML libraries give them. */
    static Number whole(BigInteger value) {
        if (value.compareTo(INT_MIN) >= 0 && value.compareTo(INT_MAX) <= 0) {
            return value.intValue();
        }
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0 ? value.longValue() : value;
    }

    /** Go's {@code %v}: shortest digits, with an exponent below 1e-4 and from 1e6 on. */
    static String text(Number number) {
        return number instanceof Double || number instanceof Float ? shortest(number.toString()) : number.toString();
    }

    /** A float after it was printed and read again: without a fraction or an exponent it has become whole. */
    static Number printed(Number number) {
        if (!isFinite(number)) {
            return number;
        }
        String text = text(number);
        return text.matches("-?[0-9]+") ? whole(new BigInteger(text)) : (Number) Double.parseDouble(text);
    }

    /** Whether it stands for an amount; YAML has infinities, and one that is no number. */
    static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private static String shortest(String java) {
        if (java.endsWith("Infinity") || java.equals("NaN")) {
            return java.equals("NaN") ? java : (java.startsWith("-") ? "-" : "+") + "Inf";
        }
        BigDecimal value = new BigDecimal(java).stripTrailingZeros();
        if (value.signum() == 0) {
            return java.startsWith("-") ? "-0" : "0";
        }
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value.signum() < 0 ? "-" : "")
                + mantissa
                + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
