package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.ImageReference;
import java.util.stream.Stream;

/** {@code image-not-pinned}: an image without a tag, or with {@code latest}. */
final class ImageTags implements ServiceRule {
    /** Docker's name for nothing at all; stacks that only make a network use it. */
    private static final String NO_IMAGE = "scratch";

    @Override
    public Stream<Finding> check(Service service) {
        return service.at("image").text().filter(ImageTags::named).map(ImageReference::parse).stream()
                .flatMap(image -> finding(service, image));
    }

    /** What is no name at all is another rule's. */
    private static boolean named(String image) {
        return ImageReference.fault(image).isEmpty();
    }

    private static Stream<Finding> finding(Service service, ImageReference image) {
        if (image.digest().isPresent()
                || image.repository().equals(NO_IMAGE)
                || !image.tag().orElse("latest").equals("latest")) {
            return Stream.empty();
        }
        return Stream.of(service.spot("image")
                .warning(
                        "image-not-pinned",
                        image.repository() + (image.tag().isPresent() ? ":latest" : " without a tag")
                                + " is another image every time",
                        "each deployment may bring a version that nobody chose, and there is no way back to the one before",
                        "name a version, such as " + image.repository() + ":1.2.3"));
    }
}
