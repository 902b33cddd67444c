package io.swarmstead.daemon;

import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Docker of this host, asked without a child. It answers, or hangs until it is killed. One question at a time. */
record DockerAnswers(HostName self, Question docker) implements Engine.Asking {
    @Override
    public String ask(String path) throws HostException {
        try {
            return docker.ask(path, body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException silent) {
            throw new HostException(self + ": Docker does not tell of the swarm", silent, "swarmstead status");
        }
    }
}
