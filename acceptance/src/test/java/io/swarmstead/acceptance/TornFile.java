package io.swarmstead.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * A file of the volume in split-brain, made by three clients of which each sees one copy only and needs no quorum: what
 * rotating partitions do to a volume without one.
 */
final class TornFile {
    private static final String VOLUME = "swarmstead";
    private static final String MOUNT = "/var/data/";

    private TornFile() {}

    /** Gives its path, as a word for a shell. */
    static String make(String name) {
        String file = word(MOUNT + name);
        TheLab.on("alpha", "echo -n whole > " + file);
        TheLab.on("alpha", """
                set -e
                cd "$(mktemp -d)"
                trap 'umount alpha beta gamma' EXIT
                brick=0
                for host in alpha beta gamma; do
                    gluster system:: getspec %1$s > $host.vol
                    for other in 0 1 2; do
                        [ $other = $brick ] || sed -i "/^volume %1$s-client-$other$/,/^end-volume/s#option remote-subvolume .*#option remote-subvolume /nowhere#" $host.vol
                    done
                    sed -i 's/option quorum-type auto/option quorum-type none/' $host.vol
                    mkdir $host
                    glusterfs -f "$PWD/$host.vol" -l "$PWD/$host.log" "$PWD/$host"
                    brick=$((brick + 1))
                done
                for host in alpha beta gamma; do
                    timeout 20 sh -c "until [ -e $host/%2$s ]; do sleep 0.1; done"
                done
                for host in alpha beta gamma; do
                    echo -n "written on $host" > $host/%2$s
                done
                """.formatted(VOLUME, word(name)));
        await("nobody can read it")
                .atMost(Duration.ofSeconds(20))
                .until(() -> TheLab.attempt("alpha", "cat " + file).exitCode() != 0);
        return file;
    }

    private static String word(String name) {
        return "'" + name.replace("'", "'\\''") + "'";
    }

    /** The copy of this host is to be that of all. */
    static void decideFor(String host, String name) {
        TheLab.on(
                "alpha",
                "gluster volume heal %s split-brain source-brick %s:/srv/brick/data %s"
                        .formatted(VOLUME, TheLab.address(host), word("/" + name)));
    }
}
