package io.swarmstead.daemon;

import io.swarmstead.acme.DurableFile;
import io.swarmstead.acme.Publication;
import io.swarmstead.acme.PublishedCertificates;
import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The child of {@link CertificateCopies}: takes what is published on the volume, checks it, and puts it where it is read. */
record CopyCertificates(StorageSpec storage, CertificatePlaces places) {
    /** What was left out, and why. */
    List<String> run() throws IOException {
        Optional<PublishedCertificates> published = PublishedCertificates.newest(storage);
        if (published.isEmpty()) {
            return List.of();
        }
        // the answers first: an authority may ask for one at any moment
        DurableFile.write(places.thumbprint(), published.get().thumbprint() + "\n");
        List<String> faults = new Publication(places.pairs(), places.list(), places.seenAs())
                .publish(published.get().certificates(), Instant.now()).stream()
                        .map(fault -> fault.what() + ": " + fault.why())
                        .toList();
        DurableFile.write(
                places.status(), CertificateStatus.json(published.get().statuses()) + "\n");
        return faults;
    }
}
