package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Problem;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code container-refused}: settings of a container with which the engine starts no task, though the swarm takes the service. */
final class Settings implements ServiceRule {
    private static final String NAME = "container-refused";
    private static final String WHY = ", and the engine starts no task";

    /** Of the kernel, for the name of a host. */
    private static final int LONGEST_NAME = 64;

    private static final Pattern SIGNAL = Pattern.compile(
            "(?:SIG)?(?:ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL"
                    + "|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ"
                    + "|RTMIN(?:\\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.of(
                        look(service, "working_dir", Settings::directory),
                        look(service, "stop_signal", Settings::signal),
                        look(service, "hostname", Settings::hostname))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> look(Service service, String key, Function<String, Optional<Problem>> fault) {
        return service.at(key)
                .text()
                .flatMap(fault)
                .map(found -> service.spot(key).error(NAME, found.what(), found.why() + WHY, found.next()));
    }

    private static Optional<Problem> directory(String written) {
        return written.startsWith("/")
                ? Optional.empty()
                : Optional.of(new Problem(
                        "%s is not an absolute path".formatted(written),
                        "nothing tells from where on it counts",
                        "write it from the root of the container on, such as /" + written));
    }

    private static Optional<Problem> signal(String written) {
        boolean known = SIGNAL.matcher(written).matches() || written.matches("[-+]?0*[1-9][0-9]{0,8}");
        return known
                ? Optional.empty()
                : Optional.of(new Problem(
                        "\"%s\" is not a signal".formatted(written),
                        "Linux has none of that name",
                        "write SIGTERM, SIGINT, SIGQUIT or another one that kill -l lists"));
    }

    private static Optional<Problem> hostname(String written) {
        return Template.isIn(written) || written.length() <= LONGEST_NAME
                ? Optional.empty()
                : Optional.of(new Problem(
                        "a name of %d characters".formatted(written.length()),
                        "a kernel takes %d at most".formatted(LONGEST_NAME),
                        "choose a shorter one, or leave it out"));
    }
}
