package io.swarmstead.daemon;

import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps this host's copies of what the leader's steward has published on the volume. They are made by a child: it checks
 * each certificate and each key, and what the volume does to it, it does not do to us. Without the volume the copies stay.
 */
final class CertificateCopies implements Duty {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Host host;
    private final StorageSpec storage;
    private final String generation;
    private final Watch mount;
    private final Errand copying;
    private final FirstLine reader;
    private final Journal journal;
    private String copied = "";

    CertificateCopies(Host host, StorageSpec storage, Watch mount, Errand copying, Journal journal) {
        this.host = host;
        this.storage = storage;
        this.generation = PublicCertificates.generation(storage);
        this.mount = mount;
        this.reader = new FirstLine(storage.mount());
        this.copying = copying;
        this.journal = journal;
    }

    @Override
    public void tick() {
        if (mount.good()) {
            copying.begin(this::copy);
        } else if (copying.underWay()) {
            reader.abandon();
        }
    }

    private void copy() throws HostException {
        String published = read();
        if (!published.isEmpty() && !published.equals(copied)) {
            host.run(StewardFiles.program(host.name(), StewardFiles.COPY_CERTIFICATES)
                            .withTimeout(LONGEST)
                            .onVolume(storage.mount()))
                    .lines()
                    .forEach(fault -> journal.write("certificates", fault, "it is not served"));
            copied = published;
        }
    }

    private String read() throws HostException {
        try {
            return reader.of(generation);
        } catch (IOException unread) {
            throw new HostException("it is not known whether there are new certificates", unread, "swarmstead status");
        }
    }
}
