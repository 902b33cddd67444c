package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code image-refused}: what variables left of an image, where a part of its name is gone, so that the variable is told as an error. */
final class ImageHoles implements Rule {
    /** A part with nothing in it: before, between or behind what divides the parts. */
    private static final Pattern HOLE = Pattern.compile("(?:^|[/:@])(?:$|[/:@])");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> file.causes().at(service.spot("image").place()))
                .flatMap(ImageHoles::finding)
                .toList();
    }

    private static Stream<Finding> finding(Service service) {
        String image = service.at("image").text().orElse("");
        return HOLE.matcher(image).find()
                ? Stream.of(service.spot("image")
                        .error(
                                "image-refused",
                                "\"%s\" names no image".formatted(image),
                                "Docker refuses to deploy it",
                                "write it like nginx:1.27, or registry.example.com/team/app:1.2.3"))
                : Stream.empty();
    }
}
