package io.swarmstead.compose;

import java.util.Locale;
import java.util.Set;

/** Names under which people write secrets, such as {@code DB_PASSWORD}. */
public final class SecretNames {
    private static final Set<String> WORDS = Set.of("password", "passwd", "passphrase", "secret", "token", "key");

    private SecretNames() {}

    /** Whether the last word of the name says so: sure enough for a warning. */
    public static boolean says(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[_-]", -1);
        return WORDS.contains(words[words.length - 1]);
    }

    /** Whether the name has such a word anywhere: enough to hide what stands under it. */
    public static boolean mayMean(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
