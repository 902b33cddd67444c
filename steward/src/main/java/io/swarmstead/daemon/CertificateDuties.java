package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** What the steward of a manager does about certificates of an authority outside. */
record CertificateDuties(
        CloudSpec spec, HostSpec self, Host host, CertificatePlaces places, Journal journal, ExecutorService threads) {
    /** A new route is served with its certificate within seconds, and a look costs two short answers. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    /**
     * Where nobody outside is asked, only that what is left of former certificates is taken from Traefik.
     *
     * @param leads whether this host is that of the swarm's leader
     */
    List<Duty> duties(Watch mount, BooleanSupplier leads) {
        if (spec.acme().isEmpty()) {
            Errand tidying = errand();
            return List.of(new Every(BETWEEN_TRIES, () -> tidying.begin(this::tidy)));
        }
        Duty copies = new CertificateCopies(host, spec.storage(), mount, errand(), journal);
        Duty care = new CertificateCare(
                host, spec.storage(), () -> mount.good() && leads.getAsBoolean(), errand(), journal);
        Duty challenges = new Challenges(places, host, self.address(), errand(), System::nanoTime);
        return List.of(
                new Every(BETWEEN_LOOKS, copies), new Every(BETWEEN_LOOKS, care), new Every(BETWEEN_LOOKS, challenges));
    }

    private Errand errand() {
        return new Errand("certificates", threads, journal);
    }

    private void tidy() throws HostException {
        try {
            if (Files.exists(places.challenges())) {
                Challenges.close(host);
            }
            Files.deleteIfExists(places.list());
            Files.deleteIfExists(places.challenges());
            Files.deleteIfExists(places.status());
        } catch (IOException failed) {
            throw new HostException("former certificates are still served", failed, "delete " + places.list());
        }
    }
}
