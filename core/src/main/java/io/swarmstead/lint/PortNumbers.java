package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code port-refused}: the number of no port, such as 70000. */
final class PortNumbers implements Rule {
    private static final long LAST = 65535;

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(
                        service -> service.items("ports", PortNumbers::findings).flatMap(each -> each))
                .toList();
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
        return Optional.of(number)
                .filter(text -> text.matches("[0-9]+"))
                .filter(digits -> digits.length() > 18 || Long.parseLong(digits) > LAST)
                .isPresent();
    }

    private static Finding finding(String key, String number, Spot spot) {
        return spot.error(
                "port-refused",
                "%s: %s is beyond the last port".formatted(key, number),
                "ports end at 65535, so the swarm never finds one for it, and none of its tasks starts",
                "write a number from 1 to 65535");
    }
}
