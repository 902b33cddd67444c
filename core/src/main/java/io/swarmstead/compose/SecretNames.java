package io.swarmstead.compose;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names under which people write secrets, such as {@code DB_PASSWORD}, and values that are or are not some. */
public final class SecretNames {
    private static final Set<String> WORDS = Set.of(
            "apikey",
            "credential",
            "credentials",
            "key",
            "pass",
            "passphrase",
            "passwd",
            "password",
            "passwords",
            "pwd",
            "pw",
            "secret",
            "secrets",
            "token",
            "tokens");

    /** What ends a word that says it, too, as in {@code PGPASSWORD}. */
    private static final List<String> ENDS = List.of("apikey", "passphrase", "passwd", "password", "secret", "token");

    /** Beside these the name is that of a wish or of something that everybody may know. */
    private static final Set<String> HARMLESS = Set.of("allow", "public", "random");

    /** What a name ends with that is about a secret. */
    private static final Set<String> ABOUT =
            Set.of("dir", "file", "files", "id", "length", "name", "path", "size", "ttl", "url", "version");

    /** The working directories, that every shell has. */
    private static final Set<String> FOLDERS = Set.of("pwd", "oldpwd");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_.-]|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|yes|no|on|off|none|null|[01]");
    private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2})?/[\\w.@ -]+(?:/[\\w.@ -]+)*/?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^@\\s]*");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("[A-Za-z0-9+.-]://[^/?#@:\\s]*:[^/?#@\\s]+@");

    /** Characters of a path; the search in longer ones would be deep. */
    private static final int LONGEST = 1000;

    private SecretNames() {}

    /** Whether the name says so: sure enough for a warning, unless the value is {@linkplain #plain none}. */
    public static boolean says(String name) {
        List<String> words = words(name);
        String last = words.getLast();
        if (words.stream().anyMatch(HARMLESS::contains)
                || ABOUT.contains(last)
                || FOLDERS.contains(String.join("", words))) {
            return false;
        }
        boolean key = words.contains("secret") && words.contains("key");
        return key || WORDS.contains(last) || ENDS.stream().anyMatch(last::endsWith);
    }

    /** Whether the name has such a word anywhere: enough to hide what stands under it. */
    public static boolean mayMean(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().filter(word -> word.length() > 2).anyMatch(lower::contains);
    }

    /** Whether a value is a switch, the path of a file or an address, and so no secret whatever its name. */
    public static boolean plain(String value) {
        return FLAG.matcher(value).matches()
                || (value.length() <= LONGEST && PATH.matcher(value).matches())
                || ADDRESS.matcher(value).matches();
    }

    /** Whether a password is in an address, as in {@code postgres://me:hunter2@db/wiki}. */
    public static boolean inAddress(String value) {
        return PASSWORD_IN_ADDRESS.matcher(value).find();
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name + " ")
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
