package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code image-reference}: what stands behind {@code image} and names none, as a variable without a value leaves it. */
final class ImageNames implements Rule {
    /** A part with nothing in it: before, between or behind what divides the parts. */
    private static final Pattern HOLE = Pattern.compile("(?:^|[/:@])(?:$|[/:@])");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream().flatMap(ImageNames::finding).toList();
    }

    private static Stream<Finding> finding(Service service) {
        Spot spot = service.spot("image");
        boolean written = spot.place().path().endsWith(".image");
        String image = service.at("image").text().orElse("");
        return written && HOLE.matcher(image).find()
                ? Stream.of(spot.error(
                        "image-reference",
                        "\"%s\" names no image".formatted(image),
                        "Docker refuses to deploy it",
                        "write it like nginx:1.27, or registry.example.com/team/app:1.2.3"))
                : Stream.empty();
    }
}
