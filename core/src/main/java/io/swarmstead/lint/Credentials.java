package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.stream.Stream;

/** {@code container-refused}: credentials and isolation as containers of Windows have them. */
final class Credentials implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return Stream.concat(
                service.at("credential_spec").entries().isEmpty()
                        ? Stream.empty()
                        : Stream.of(finding(service.spot("credential_spec"), "credential_spec")),
                service.at("isolation").text().filter(Credentials::windows).stream()
                        .map(word -> finding(service.spot("isolation"), "isolation: " + word)));
    }

    private static boolean windows(String isolation) {
        return isolation.equalsIgnoreCase("hyperv") || isolation.equalsIgnoreCase("process");
    }

    private static Finding finding(Spot spot, String what) {
        return spot.error(
                "container-refused",
                what + " is for containers of Windows",
                "the engine of a Linux host starts no task with it",
                "remove it");
    }
}
