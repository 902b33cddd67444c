package io.swarmstead.ingress;

import java.util.regex.Pattern;

/** A name by which a browser may ask for a host (RFC 1123, section 2.1), with the underscores that many have. */
public final class NetworkName {
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern WHOLE =
            Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*\\.?", Pattern.DOTALL);

    private NetworkName() {}

    /** Whether it is one; a pattern of names is none. */
    public static boolean isOne(String text) {
        return WHOLE.matcher(text).matches();
    }
}
