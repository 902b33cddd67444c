package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.regex.Pattern;

/**
 * How a word looks that one host says and another acts on. A host that somebody else has taken over may say anything.
 *
 * @param name what it is, with its article
 */
public record Shape(String name, Pattern pattern) {
    /** A message is to be read by somebody. */
    private static final int LONGEST = 60;

    public static Shape of(String name, String pattern) {
        return new Shape(name, Pattern.compile(pattern));
    }

    /**
     * The word, without the white space around it.
     *
     * @throws HostException if it does not look so
     */
    public String checked(HostName said, String word) throws HostException {
        String stripped = word.strip();
        if (pattern.matcher(stripped).matches()) {
            return stripped;
        }
        String shown = stripped.replaceAll("\\p{Cntrl}", " ");
        throw new HostException(new Problem(
                "%s: its answer is not %s".formatted(said, name),
                shown.isEmpty()
                        ? "it is empty"
                        : "it says: " + (shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…"),
                "nothing was done with it; see what answers there in place of Docker or Gluster, then run this again"));
    }
}
