package io.swarmstead.daemon;

import io.swarmstead.spec.IngressSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Whether Traefik answers on this host's own port. */
final class IngressSense implements Sense {
    private final Question traefik;

    IngressSense(IngressSpec ingress) {
        traefik = new Question(new InetSocketAddress(InetAddress.getLoopbackAddress(), ingress.http()));
    }

    @Override
    public String name() {
        return "ingress";
    }

    @Override
    public String subject() {
        return "Traefik";
    }

    @Override
    public String wellbeing() {
        return "Traefik answers";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** One that is about to end answers with 503. */
    @Override
    public Optional<String> look() throws IOException {
        int status = traefik.get("/ping").status();
        return status == 200 ? Optional.empty() : Optional.of("Traefik answers with " + status);
    }

    @Override
    public void abandon() {
        traefik.hangUp();
    }
}
