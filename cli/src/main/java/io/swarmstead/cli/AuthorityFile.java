package io.swarmstead.cli;

import io.swarmstead.certificates.Certificates;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The certificate of the cloud's authority, beside the cloud's file, where the owner's browser can be given it. */
record AuthorityFile(Path path, Fleet fleet) {
    static AuthorityFile beside(Path cloudFile, CloudSpec spec, Fleet fleet) {
        return new AuthorityFile(cloudFile.toAbsolutePath().resolveSibling(spec.name() + "-ca.crt"), fleet);
    }

    /** Gets it from the first host: what is here may be of hosts that have been installed anew since. */
    void save() throws HostException {
        String certificate = fleet.hosts().getFirst().run(Command.of("cat", Certificates.AUTHORITY_CERTIFICATE));
        try {
            Files.writeString(path, certificate);
        } catch (IOException unwritable) {
            throw Stopped.failed(List.of(new Problem(
                    path + ": cannot be written",
                    unwritable.toString(),
                    "make its directory writable and run again: swarmstead up")));
        }
    }
}
