package io.swarmstead.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Knot, a DNS server that lets a zone be updated, of Debian's package: unpacked only, so that no server of it starts. */
public final class KnotProgram {
    private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(5);

    private final Cache cache;

    private KnotProgram(Cache cache) {
        this.cache = cache;
    }

    /**
     * The one that all labs of the machine share.
     *
     * @param home the folder of all labs
     */
    public static KnotProgram in(Path home) {
        return new KnotProgram(Cache.in(home));
    }

    /** The beginning of a command line that runs it. */
    public List<String> command() throws LabException {
        Folder unpacked = cache.folder().sub("knot");
        cache.alone("knot", () -> {
            if (!unpacked.has("usr/sbin/knotd")) {
                unpack(unpacked);
            }
        });
        String libraries = Machine.run(
                        "sh",
                        "-c",
                        "dirname \"$0\"/usr/lib/*/libknot.so.*",
                        unpacked.path().toString())
                .lines()
                .findFirst()
                .orElseThrow();
        return List.of(
                "env",
                "LD_LIBRARY_PATH=" + libraries,
                unpacked.at("usr/sbin/knotd").toString());
    }

    /** With everything that it needs and this machine does not have. */
    private static void unpack(Folder into) throws LabException {
        Folder fresh = new Folder(into.path().resolveSibling("knot.new"));
        fresh.delete();
        fresh.create();
        Machine.run(
                LONGEST_DOWNLOAD,
                "sh",
                "-c",
                "cd \"$0\" && apt-get download knot"
                        + " $(apt-get install --simulate --no-install-recommends knot | sed -n 's/^Inst \\([^ ]*\\).*/\\1/p')"
                        + " && for package in *.deb; do dpkg-deb -x \"$package\" . || exit 1; done && rm ./*.deb",
                fresh.path().toString());
        into.delete();
        Machine.run("mv", fresh.path().toString(), into.path().toString());
    }
}
