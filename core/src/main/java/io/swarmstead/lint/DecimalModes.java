package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code mode-decimal}: the mode of a secret or config as people read it, without the 0 that makes an octal number of it. */
final class DecimalModes implements ServiceRule {
    /** What is a mode if read as an octal number; read as a decimal one, none of them gives a mode that anybody wants. */
    private static final Set<String> MODES = Set.of(
            "400", "440", "444", "500", "550", "555", "600", "640", "644", "660", "664", "666", "700", "750", "755",
            "770", "775", "777");

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.of("secrets", "configs").flatMap(key -> findings(service, key));
    }

    private static Stream<Finding> findings(Service service, String key) {
        int items = service.at(key).items().size();
        return Stream.iterate(0, index -> index < items, index -> index + 1).flatMap(index -> {
            Spot spot = service.spot(key, Integer.toString(index), "mode");
            return service.at(key).items().get(index).at("mode").text().filter(MODES::contains).stream()
                    .flatMap(mode ->
                            LabelText.at(spot, "mode", mode).stream().map(written -> finding(spot, mode, written)));
        });
    }

    /** Found only where it is written so: 0620 is the same number as 400. */
    private static Finding finding(Spot spot, String mode, LabelText written) {
        List<Edit> edits = written.hasVariable()
                ? List.of()
                : written.valued("0" + mode).stream().toList();
        return spot.warning(
                "mode-decimal",
                "mode: %s is %s to Docker".formatted(mode, octal(mode)),
                "a number without a leading 0 is decimal, so the wrong users may read it, or none",
                "write 0" + mode,
                edits);
    }

    private static String octal(String decimal) {
        return "0" + Integer.toOctalString(Integer.parseInt(decimal));
    }
}
