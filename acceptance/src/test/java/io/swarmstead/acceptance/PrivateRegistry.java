package io.swarmstead.acceptance;

import io.swarmstead.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A registry on the lab's gateway that speaks TLS, and only to one user. */
final class PrivateRegistry implements AutoCloseable {
    static final String USER = "robot";
    static final String PASSWORD = "open sesame";

    /** Of the password, by bcrypt. */
    private static final String HASH = "$2b$04$5IuH4VVv8opgEseObIF61eTGjLYMj8A9zS5sZYsRwZUlv/6HxH8em";

    private static final int PORT = 5443;

    private final Process process;

    private PrivateRegistry(Process process) {
        this.process = process;
    }

    /** Starts it with an image in it, and makes all hosts trust its certificate. */
    static PrivateRegistry start(Path folder) throws IOException {
        String gateway = address().replaceAll(":.*", "");
        Run.of(List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=registry",
                        "-addext",
                        "subjectAltName=IP:" + gateway,
                        "-keyout",
                        folder.resolve("key.pem").toString(),
                        "-out",
                        folder.resolve("crt.pem").toString()))
                .expect(0);
        Run.write(folder.resolve("users"), USER + ":" + HASH + "\n");
        Path configuration = Run.write(folder.resolve("registry.yaml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %1$s/images}}
                http: {addr: "%2$s", tls: {certificate: %1$s/crt.pem, key: %1$s/key.pem}}
                auth: {htpasswd: {realm: images, path: %1$s/users}}
                """.formatted(folder, address()));
        Process process = new ProcessBuilder(program().toString(), "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        String certificate = Files.readString(folder.resolve("crt.pem"));
        TheLab.HOSTS.forEach(
                host -> TheLab.on(host, "mkdir -p %1$s && echo '%2$s' >%1$s/ca.crt".formatted(trust(), certificate)));
        return new PrivateRegistry(process);
    }

    /** The lab unpacks the registry that it answers images with. */
    private static Path program() {
        return Lab.defaultHome(System.getenv()).resolve("cache/docker-registry/usr/bin/docker-registry");
    }

    private static String trust() {
        return "/etc/docker/certs.d/" + address();
    }

    /** As names of images begin. */
    static String address() {
        return TheLab.gateway() + ":" + PORT;
    }

    static String image() {
        return address() + "/team/box:1";
    }

    /** Puts an image there, and leaves neither that nor a login on the host. */
    static void fill() {
        TheLab.on("alpha", """
                export DOCKER_CONFIG=$(mktemp -d)
                trap 'rm -rf "$DOCKER_CONFIG"' EXIT
                docker pull -q busybox:stable && docker tag busybox:stable %1$s
                printf '%%s' '%3$s' | docker login -u %2$s --password-stdin %4$s
                docker push -q %1$s && docker rmi %1$s
                """.formatted(image(), USER, PASSWORD, address()));
    }

    @Override
    public void close() {
        process.destroy();
        TheLab.HOSTS.forEach(host -> TheLab.attempt(host, "rm -rf " + trust()));
    }
}
