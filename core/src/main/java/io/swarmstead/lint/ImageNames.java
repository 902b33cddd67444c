package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.ImageReference;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code image-refused}: a service without an image, or with what cannot be the name of one. */
final class ImageNames implements ServiceRule {
    private static final String NAME = "image-refused";

    @Override
    public Stream<Finding> check(Service service) {
        return finding(service).stream();
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

    /** Where a variable has left nothing of its name, it is the variable's place. */
    private static Finding missing(Service service) {
        Spot image = service.spot("image");
        return service.at("build").present()
                ? service.spot("build")
                        .error(
                                NAME,
                                "build without an image",
                                "a swarm builds nothing: every host pulls the image from a registry, and no name is given",
                                "build it beforehand and push it to a registry, and name it with image")
                : (image.file().causes().at(image.place()) ? image : service.spot())
                        .error(
                                NAME,
                                "a service without an image",
                                "Docker refuses to deploy it: nothing tells what is to run",
                                "write image: <name>:<version>");
    }
}
