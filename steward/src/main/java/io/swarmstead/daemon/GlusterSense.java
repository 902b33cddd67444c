package io.swarmstead.daemon;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Whether glusterd, which starts bricks and tells clients where they are, answers on this host. */
final class GlusterSense implements Sense {
    private static final UnixDomainSocketAddress SOCKET = UnixDomainSocketAddress.of("/run/glusterd.socket");

    private final GlusterCall glusterd = new GlusterCall();

    @Override
    public String name() {
        return "glusterd";
    }

    @Override
    public String subject() {
        return "glusterd";
    }

    @Override
    public String wellbeing() {
        return "glusterd answers";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(4);
    }

    /** What is stored goes on without it. */
    @Override
    public Duration interval() {
        return Duration.ofSeconds(4);
    }

    @Override
    public Optional<String> look() throws IOException {
        glusterd.ping(SOCKET);
        return Optional.empty();
    }

    @Override
    public void abandon() {
        glusterd.hangUp();
    }
}
