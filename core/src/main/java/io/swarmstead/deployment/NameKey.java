package io.swarmstead.deployment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cloud's own key for the names of secrets. A plain hash in a name would let everybody who sees the name try out
 * short passwords; without this key nobody can.
 *
 * @param hex 32 random bytes
 */
record NameKey(String hex) {
    /** Enough to tell the contents of one config apart, short enough for the 64 letters of an object's name. */
    private static final int DIGITS = 12;

    static NameKey random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new NameKey(HexFormat.of().formatHex(key));
    }

    /** What a name says of its content. */
    String mark(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
            byte[] mark = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mark).substring(0, DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "a key";
    }
}
