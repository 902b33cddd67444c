package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.stream.Stream;

/** {@code port-refused}: the number of no port, such as 70000. */
final class PortNumbers implements ServiceRule {
    private static final long LAST = 65535;

    @Override
    public Stream<Finding> check(Service service) {
        return service.items("ports", PortNumbers::findings).flatMap(each -> each);
    }

    private static Stream<Finding> findings(Part port, Spot spot) {
        return Stream.of("published", "target")
                .flatMap(
                        key -> port
                                .at(key)
                                .text()
                                .filter(PortNumbers::tooLarge)
                                .map(number -> finding(key, number, spot))
                                .stream());
    }

    private static boolean tooLarge(String number) {
        return number.matches("[0-9]+") && (number.length() > 18 || Long.parseLong(number) > LAST);
    }

    private static Finding finding(String key, String number, Spot spot) {
        return spot.error(
                "port-refused",
                "%s: %s is beyond the last port".formatted(key, number),
                "ports end at 65535, so the swarm never finds one for it, and none of its tasks starts",
                "write a number from 1 to 65535");
    }
}
