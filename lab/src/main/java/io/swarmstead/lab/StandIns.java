package io.swarmstead.lab;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.Bundled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes images that stand in for those of Docker Hub, each when it is asked for: the hosts' Debian is the layer that all
 * of them share, and what their packages add to it is their own. Stored beside the images that every lab offers.
 */
record StandIns(Cache cache, ImageRegistry registry, LabListener listener) {
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(10);
    private static final String DEBIAN = "library/debian";
    private static final String PROGRAMS = "usr/local/bin/";
    private static final String ENTRY_POINT = "docker-entrypoint.sh";

    List<LabImage> all() throws LabException {
        try (var publisher = publisher()) {
            var images = new ArrayList<LabImage>();
            for (StandIn each : StandIn.ALL) {
                images.add(new LabImage(each.name(), each.reference(), publisher.has(each.repository(), recipe(each))));
            }
            return images;
        }
    }

    /** Publishes those of these names that the registry lacks; one process at a time. */
    void publish(List<String> names) throws LabException {
        List<StandIn> wanted =
                StandIn.ALL.stream().filter(each -> names.contains(each.name())).toList();
        try (var publisher = publisher()) {
            for (StandIn each : wanted) {
                if (!publisher.has(each.repository(), recipe(each))) {
                    cache.alone("images", () -> publish(each, publisher));
                }
            }
        }
    }

    private void publish(StandIn image, ImagePublisher publisher) throws LabException {
        if (publisher.has(image.repository(), recipe(image))) {
            return;
        }
        var base = new Base(cache);
        base.build(listener);
        listener.during(LabListener.MACHINE, "publish the image " + image.reference(), () -> {
            Image.Shared debian = debian(base, publisher);
            Folder building = cache.folder().sub(image.name() + "-image");
            building.delete();
            install(image, base, building);
            publisher.publish(
                    new Image(
                            image.repository(),
                            image.tag(),
                            List.of(debian),
                            building.at("upper"),
                            List.of("/" + PROGRAMS + ENTRY_POINT),
                            image.command()),
                    recipe(image));
            building.delete();
        });
    }

    private static Image.Shared debian(Base base, ImagePublisher publisher) throws LabException {
        if (!publisher.has(DEBIAN, Mirror.RELEASE)) {
            publisher.publish(new Image(DEBIAN, Mirror.RELEASE, List.of(), base.root(), List.of(), List.of("bash")));
        }
        return new Image.Shared(DEBIAN, publisher.layers(DEBIAN, Mirror.RELEASE).getFirst());
    }

    private void install(StandIn image, Base base, Folder building) throws LabException {
        List<String> argv = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                script("build.sh"),
                "build",
                base.root().toString(),
                building.path().toString(),
                cache.folder().at("image-packages").toString()));
        argv.addAll(image.packages());
        Machine.run(LONGEST_BUILD, argv.toArray(String[]::new));
        Folder files = building.sub("upper");
        files.write(PROGRAMS + ENTRY_POINT, script(image.name() + ".sh"), "rwxr-xr-x");
        for (String program : image.programs()) {
            files.write(PROGRAMS + program, script(program), "rwxr-xr-x");
        }
    }

    /** A tag of ours that tells what the image was made of: one that is made otherwise by now is made again. */
    private static String recipe(StandIn image) {
        StringBuilder recipe = new StringBuilder(image + script("build.sh") + script(image.name() + ".sh"));
        image.programs().forEach(program -> recipe.append(script(program)));
        return "made-" + HostFile.of("recipe", recipe.toString()).sha256().substring(0, 12);
    }

    private static String script(String name) {
        return Bundled.text(StandIns.class, "images/" + name);
    }

    private ImagePublisher publisher() {
        return new ImagePublisher(ImageRegistry.address(registry.subnet()));
    }
}
