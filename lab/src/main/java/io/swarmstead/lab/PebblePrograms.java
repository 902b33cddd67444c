package io.swarmstead.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Pebble, Let's Encrypt's ACME server for tests, and the DNS server for tests that comes with it. Debian's are too old to
 * tell when a certificate is to be renewed (RFC 9773) and to have profiles, so they are built from their sources.
 */
public final class PebblePrograms {
    private static final String VERSION = "v2.10.1";
    private static final String MODULE = "github.com/letsencrypt/pebble/v2/cmd/";
    private static final String SERVER = "pebble";
    private static final String DNS = "pebble-challtestsrv";
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(10);

    private final Cache cache;

    PebblePrograms(Cache cache) {
        this.cache = cache;
    }

    /**
     * Those that all labs of the machine share.
     *
     * @param home the folder of all labs
     */
    public static PebblePrograms in(Path home) {
        return new PebblePrograms(Cache.in(home));
    }

    /** The ACME server, built if it is not there. */
    public Path server() throws LabException {
        return program(SERVER);
    }

    /** The DNS server, which answers what it is told to over HTTP, built if it is not there. */
    public Path dns() throws LabException {
        return program(DNS);
    }

    private Path program(String name) throws LabException {
        Folder built = cache.folder().sub("pebble-" + VERSION);
        cache.alone("pebble", () -> {
            if (!built.has(name)) {
                build(built, name);
            }
        });
        return built.at(name);
    }

    private void build(Folder built, String name) throws LabException {
        if (!Machine.has("go")) {
            Prerequisites.install(List.of("golang-go"));
        }
        Folder fresh = cache.folder().sub("pebble.new");
        fresh.delete();
        fresh.create();
        Machine.run(
                LONGEST_BUILD,
                "env",
                "GOBIN=" + fresh.path(),
                "GOFLAGS=-trimpath",
                "go",
                "install",
                MODULE + name + "@" + VERSION);
        built.create();
        Machine.run("mv", fresh.at(name).toString(), built.at(name).toString());
    }
}
