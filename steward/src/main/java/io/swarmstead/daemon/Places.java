package io.swarmstead.daemon;

import io.swarmstead.steward.StewardFiles;
import io.swarmstead.vip.WellMark;
import java.nio.file.Path;

/**
 * Where a steward writes.
 *
 * @param socket answers with its report
 * @param well its word for keepalived
 */
record Places(Path socket, Path well, Path journal) {
    /** On a host. */
    static Places ofHost() {
        return new Places(Path.of(StewardFiles.SOCKET), Path.of(WellMark.FILE), Path.of(StewardFiles.JOURNAL));
    }

    /** All in one directory. */
    static Places in(Path directory) {
        return new Places(directory.resolve("api.sock"), directory.resolve("well"), directory.resolve("journal"));
    }
}
