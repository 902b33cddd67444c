package io.swarmstead.host;

import java.util.Optional;
import java.util.UUID;

/**
 * A command as it travels: run by bash in a known environment, as root, and followed on standard error by a trailer
 * with its exit code. Only the trailer proves that the command ran to its end; ssh's own exit code 255 and sudo's 1
 * also occur as exit codes of commands.
 */
record Envelope(Command command, boolean sudo, String mark) {
    private static final String PROGRAM =
            "export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin;"
                    + " line=$1 mark=$2; shift 2; (eval \"$line\"); code=$?; printf '%s %s\\n' \"$mark\" $code >&2; exit $code";

    static Envelope around(Command command, boolean sudo) {
        return new Envelope(command, sudo, "swarmstead-" + UUID.randomUUID());
    }

    /** One line for the login shell of the host, whichever it is. */
    String line() {
        return (sudo ? "sudo -n -- " : "") + "bash -c " + Command.quote(PROGRAM) + " swarmstead "
                + Command.quote(command.line()) + " " + mark;
    }

    /** What the command itself left behind; empty if it was not seen to end. */
    Optional<Result> contents(Result received) {
        int trailer = received.error().lastIndexOf(mark + " ");
        if (trailer < 0) {
            return Optional.empty();
        }
        String rest = received.error().substring(trailer + mark.length() + 1);
        int end = rest.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        String error = received.error().substring(0, trailer) + rest.substring(end + 1);
        return Optional.of(new Result(Integer.parseInt(rest.substring(0, end)), received.output(), error));
    }
}
