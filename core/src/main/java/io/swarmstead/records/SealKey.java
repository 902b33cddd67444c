package io.swarmstead.records;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cloud's own key for seals. A seal holds for one text, of one stack, of one time: neither an edited record has one,
 * nor another stack's, nor an older one under a newer name.
 *
 * @param hex 32 random bytes, as root of every host has them, and the volume never
 */
public record SealKey(String hex) {
    /** How a key looks. */
    static final String SHAPE = "[0-9a-f]{64}";

    /** How many letters a seal has. */
    public static final int LENGTH = 64;

    public SealKey {
        if (!hex.matches(SHAPE)) {
            throw new IllegalArgumentException("not a key for seals");
        }
    }

    /** Whether the text is one. */
    public static boolean isOne(String hex) {
        return hex.matches(SHAPE);
    }

    /** What only who has the key can say of the text. */
    public String seal(String stack, Instant time, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
            String sealed = "a deployment, 1\n%s\n%s\n%s".formatted(stack, time, text);
            return HexFormat.of().formatHex(mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java has HmacSHA256", impossible);
        }
    }

    /** Whether the seal is that of the text; a wrong one takes as long to be found out wherever it differs. */
    public boolean holds(String seal, String stack, Instant time, String text) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), seal(stack, time, text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a key";
    }
}
