package io.swarmstead.spec;

import java.util.Optional;

/** Reads the shared volume. */
final class StorageReader {
    private static final int REPLICATED = 3;
    private static final Rule VOLUME = Rule.matching(
            "[A-Za-z0-9][A-Za-z0-9_-]{0,62}",
            "is not the name of a volume",
            "Gluster takes letters, digits, hyphens and underscores; we take 63 of them",
            "choose a name such as swarmstead");
    private static final Rule PATH = Rule.matching(
            "(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+",
            "is not an absolute path",
            "it goes into mount units and Gluster's volume file, so it is plain: letters, digits, dots, hyphens and"
                    + " underscores between slashes, no . or .. and no slash at the end",
            "write a path such as /srv/swarmstead/brick");

    /** Seconds. One above the shortest that gave no false alarm under full load: bench/ping-timeout. */
    private static final int PING_TIMEOUT = 3;

    private StorageReader() {}

    static StorageSpec read(Section storage, int hosts) {
        StorageSpec spec = new StorageSpec(
                storage.value("volume").flatMap(name -> name.text(VOLUME)).orElse("swarmstead"),
                storage.value("brick").flatMap(path -> path.text(PATH)).orElse("/srv/swarmstead/brick"),
                storage.value("mount").flatMap(path -> path.text(PATH)).orElse("/var/data"),
                replica(storage, hosts),
                storage.value("ping-timeout")
                        .flatMap(StorageReader::pingTimeout)
                        .orElse(PING_TIMEOUT),
                storage.value("tls").flatMap(Value::flag).orElse(false));
        refuseOverlap(storage, spec);
        return spec;
    }

    private static int replica(Section storage, int hosts) {
        int fitting = hosts >= REPLICATED ? REPLICATED : 1;
        int replica = storage.value("replica")
                .flatMap(copies -> copies.number(1, REPLICATED, "a file has one copy on one host, or three on three"))
                .orElse(fitting);
        if (replica == 2) {
            storage.refuse(
                    "replica",
                    "two copies",
                    "two copies that could not see each other differ, and nothing tells which is right (split brain)",
                    "write 3, or 1 for a cloud of one host");
        } else if (replica == REPLICATED && hosts == 1) {
            storage.refuse(
                    "replica",
                    "three copies on one host",
                    "they would all be lost with it",
                    "add two hosts, or delete the line");
        } else if (replica == 1 && hosts >= REPLICATED) {
            storage.refuse(
                    "replica",
                    "one copy for " + hosts + " hosts",
                    "the data would be lost with the one host that has it",
                    "write 3, or delete the line");
        }
        return replica;
    }

    private static Optional<Integer> pingTimeout(Value seconds) {
        return seconds.number(
                1, 42, "these are seconds for which the loss of a host stalls every file; Gluster's own default is 42");
    }

    private static void refuseOverlap(Section storage, StorageSpec spec) {
        String brick = spec.brick() + "/";
        String mount = spec.mount() + "/";
        if (brick.startsWith(mount) || mount.startsWith(brick)) {
            storage.refuse(
                    storage.value("brick").isPresent() ? "brick" : "mount",
                    "the brick " + spec.brick() + " and the mount " + spec.mount() + " overlap",
                    "the volume would be mounted over its own bricks, or contain itself",
                    "choose two directories of which neither is inside the other");
        }
    }
}
