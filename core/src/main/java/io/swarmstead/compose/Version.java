package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Entry;
import io.swarmstead.compose.Written.Scalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the format: 3.0 to 3.13. Each knows all keys of the one before.
 *
 * @param minor what stands behind the point
 */
record Version(int minor) {
    static final Version LATEST = new Version(13);

    private static final Pattern KNOWN = Pattern.compile("3\\.(0|[1-9]|1[0-3])");

    /** What the file says; the latest where it says nothing, or only 3. */
    static Optional<Version> of(Entries root, Report report) {
        Entry entry = root.entries().get("version");
        if (entry == null) {
            return Optional.of(LATEST);
        }
        if (!(entry.value() instanceof Scalar scalar && scalar.value() instanceof String written)) {
            report.error(
                    entry.place(),
                    "wrong-type",
                    entry.value().kind() + " is no version",
                    "Docker takes only text here, and without quotes this is none",
                    "write version: \"3.8\", with the quotes, or remove the line");
            return Optional.empty();
        }
        Matcher known = KNOWN.matcher(written);
        if (written.isEmpty() || written.equals("3")) {
            return Optional.of(LATEST);
        }
        if (known.matches()) {
            return Optional.of(new Version(Integer.parseInt(known.group(1))));
        }
        report.error(
                entry.place(),
                "version",
                "there is no version " + written + " for stacks",
                "Docker deploys 3.0 to " + LATEST,
                "write version: \"3.8\", or remove the line");
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "3." + minor;
    }
}
