package io.swarmstead.acceptance;

import java.nio.file.Path;

/** A stack of one service, of two tasks, which answers with the files of its {@code /etc}. */
final class WebStack {
    private WebStack() {}

    /**
     * Deploys it.
     *
     * @param folder where its file is put
     */
    static void deploy(Path folder, String stack, String... routes) {
        Path file = Run.write(folder.resolve(stack + ".yml"), """
                version: "3.8"
                services:
                  web:
                    image: busybox:stable
                    command: httpd -f -p 80 -h /etc
                    # it knows no signal
                    stop_grace_period: 1s
                    deploy: {replicas: 2}
                    x-swarmstead: {route: [%s], port: 80}
                """.formatted(String.join(", ", routes)));
        TheLab.swarmstead("stack", "deploy", stack, "-f", file.toString(), "--yes")
                .expect(0);
    }
}
