package io.swarmstead.daemon;

import io.swarmstead.ingress.IngressNames;
import io.swarmstead.ingress.NewestBuild;
import io.swarmstead.steward.StewardFiles;
import io.swarmstead.storage.SplitBrain;
import io.swarmstead.swarm.WholeMark;
import io.swarmstead.vip.WellMark;
import java.nio.file.Path;

/**
 * Where a steward writes, and where it finds what it is told besides the cloud's file.
 *
 * @param socket answers with its report
 * @param well its word for keepalived
 * @param whole when it missed a manager of the swarm last
 * @param alerts how the owner is told
 * @param met the hosts that have answered since the boot
 * @param certificates of an authority outside
 * @param view where Traefik asks
 * @param memory what Traefik was told last
 * @param splitBrain what Gluster said last
 * @param newest what the tag of Traefik stands for, as a registry said last
 * @param calm there while tasks may be spread unasked
 */
record Places(
        Path socket,
        Path well,
        Path whole,
        Path journal,
        Path alerts,
        Path met,
        CertificatePlaces certificates,
        Path view,
        Path memory,
        Path splitBrain,
        Path newest,
        Path calm) {
    /** On a host. */
    static Places ofHost() {
        return new Places(
                Path.of(StewardFiles.SOCKET),
                Path.of(WellMark.FILE),
                Path.of(WholeMark.FILE),
                Path.of(StewardFiles.JOURNAL),
                Path.of(StewardFiles.ALERTS),
                Path.of(StewardFiles.MET),
                CertificatePlaces.ofHost(),
                Path.of(IngressNames.VIEW),
                Path.of(StewardFiles.MEMORY),
                Path.of(SplitBrain.FILE),
                Path.of(NewestBuild.FILE),
                Path.of(StewardFiles.CALM));
    }

    /** All in one directory. */
    static Places in(Path directory) {
        return new Places(
                directory.resolve("api.sock"),
                directory.resolve("well"),
                directory.resolve("whole"),
                directory.resolve("journal"),
                directory.resolve("alerts.json"),
                directory.resolve("met"),
                CertificatePlaces.in(directory.resolve("certificates")),
                directory.resolve("engine.sock"),
                directory.resolve("view"),
                directory.resolve("split-brain.xml"),
                directory.resolve("newest"),
                directory.resolve("calm"));
    }
}
