package io.swarmstead.lab;

import java.net.URI;
import java.util.List;

/**
 * Where the hosts get images: a registry on the gateway that answers under Docker Hub's names when a host's engine has it
 * as its mirror. All labs of a machine share what is stored.
 */
record ImageRegistry(Folder lab, Cache cache, Subnet subnet, Server server) {
    private static final int PORT = 5000;

    static ImageRegistry of(String name, Folder lab, Cache cache, Subnet subnet) {
        var processes = ControlGroup.named("sst-" + name + ".registry");
        return new ImageRegistry(lab, cache, subnet, new Server(processes, subnet.gateway(), PORT));
    }

    static URI address(Subnet subnet) {
        return URI.create("http://" + subnet.gateway() + ":" + PORT);
    }

    void start() throws LabException {
        lab.write("registry.yaml", configuration());
        List<String> argv = List.of(program(), "serve", lab.at("registry.yaml").toString());
        server.start(argv, lab.at("registry.log"));
    }

    /** Debian's package would start a registry of the machine's own when installed, so it is unpacked only. */
    private String program() throws LabException {
        if (Machine.has("docker-registry")) {
            return "docker-registry";
        }
        Folder unpacked = cache.folder().sub("docker-registry");
        cache.alone("docker-registry", () -> {
            if (!unpacked.has("usr/bin/docker-registry")) {
                Prerequisites.unpack("docker-registry", unpacked);
            }
        });
        return unpacked.at("usr/bin/docker-registry").toString();
    }

    String configuration() {
        return """
                version: 0.1
                log:
                  level: warn
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: %s
                http:
                  addr: %s:%d
                """.formatted(cache.folder().at("registry"), subnet.gateway(), PORT);
    }
}
