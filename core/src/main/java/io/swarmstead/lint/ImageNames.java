package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.ImageReference;
import java.util.List;
import java.util.Optional;

/** {@code image-refused}: a service without an image, or with what cannot be the name of one. */
final class ImageNames implements Rule {
    private static final String NAME = "image-refused";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> finding(service).stream())
                .toList();
    }

    private static Optional<Finding> finding(Service service) {
        Optional<String> image = service.at("image").text();
        return image.isEmpty()
                ? Optional.of(missing(service))
                : ImageReference.fault(image.get())
                        .map(why -> service.spot("image")
                                .error(
                                        NAME,
                                        "\"%s\" is not the name of an image".formatted(image.get()),
                                        why + ", and Docker refuses to deploy it",
                                        "write it like registry.example.com/team/app:1.2.3, the name in lower case"));
    }

    private static Finding missing(Service service) {
        return service.at("build").present()
                ? service.spot("build")
                        .error(
                                NAME,
                                "build without an image",
                                "a swarm builds nothing: every host pulls the image from a registry, and no name is given",
                                "build it beforehand and push it to a registry, and name it with image")
                : service.spot()
                        .error(
                                NAME,
                                "a service without an image",
                                "Docker refuses to deploy it: nothing tells what is to run",
                                "write image: <name>:<version>");
    }
}
