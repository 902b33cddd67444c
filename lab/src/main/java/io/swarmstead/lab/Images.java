package io.swarmstead.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The images that every lab offers: the ingress, and the smallest thing to run. */
record Images(Cache cache, TraefikProgram traefik) {
    private static final String TRAEFIK = "library/traefik";
    private static final String TRAEFIK_TAG = "v3.7";
    private static final String BUSYBOX = "library/busybox";
    private static final String BUSYBOX_TAG = "stable";

    /** Publishes those that the registry lacks; what is stored is shared, so one process at a time. */
    void publish(ImageRegistry registry, LabListener listener) throws LabException {
        try (var publisher = new ImagePublisher(ImageRegistry.address(registry.subnet()))) {
            if (complete(publisher)) {
                return;
            }
            cache.alone("images", () -> {
                publishBusybox(publisher, listener);
                publishTraefik(publisher, listener);
            });
        }
    }

    private static boolean complete(ImagePublisher publisher) throws LabException {
        return publisher.has(BUSYBOX, BUSYBOX_TAG) && publisher.has(TRAEFIK, TRAEFIK_TAG);
    }

    private void publishTraefik(ImagePublisher publisher, LabListener listener) throws LabException {
        if (publisher.has(TRAEFIK, TRAEFIK_TAG)) {
            return;
        }
        Folder root = cache.folder().sub("traefik-image");
        listener.during(LabListener.MACHINE, "publish the image traefik:" + TRAEFIK_TAG, () -> {
            root.delete();
            root.create();
            traefik.copyTo(root.at("traefik"));
            Machine.run("sh", "-c", "mkdir -m 1777 \"$0/tmp\"", root.path().toString());
            certificates(root);
            publisher.publish(image(TRAEFIK, TRAEFIK_TAG, root, List.of("/traefik"), List.of()));
            root.delete();
        });
    }

    /** Without the machine's list of authorities Traefik trusts no server. */
    private static void certificates(Folder root) throws LabException {
        Path authorities = Path.of("/etc/ssl/certs/ca-certificates.crt");
        if (Files.exists(authorities)) {
            Path folder = root.sub("etc/ssl/certs").create().path();
            Machine.run("cp", authorities.toString(), folder.toString());
        }
    }

    private void publishBusybox(ImagePublisher publisher, LabListener listener) throws LabException {
        if (publisher.has(BUSYBOX, BUSYBOX_TAG)) {
            return;
        }
        Folder root = cache.folder().sub("busybox-image");
        Folder unpacked = cache.folder().sub("busybox-static");
        listener.during(LabListener.MACHINE, "publish the image busybox:" + BUSYBOX_TAG, () -> {
            Prerequisites.unpack("busybox-static", unpacked);
            root.delete();
            root.write("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n");
            root.write("etc/group", "root:x:0:\nnogroup:x:65534:\n");
            Machine.run(
                    "sh",
                    "-c",
                    BUSYBOX_ROOT,
                    root.path().toString(),
                    unpacked.path().toString());
            publisher.publish(image(BUSYBOX, BUSYBOX_TAG, root, List.of(), List.of("sh")));
            root.delete();
            unpacked.delete();
        });
    }

    private static final String BUSYBOX_ROOT = """
            set -e
            cd "$0"
            mkdir -p bin root home var/www
            mkdir -m 1777 tmp
            program=$(find "$1" -type f -name busybox -perm -100 | head -n 1)
            cp "$program" bin/busybox
            chmod 0755 bin/busybox
            for applet in $(bin/busybox --list); do
                [ "$applet" = busybox ] || ln -s busybox "bin/$applet"
            done
            """;

    private static Image image(
            String repository, String tag, Folder root, List<String> entrypoint, List<String> command) {
        return new Image(repository, tag, List.of(), root.path(), entrypoint, command);
    }
}
