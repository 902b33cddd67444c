package io.swarmstead.storage;

import io.swarmstead.host.Look;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;

/**
 * The questions of the storage. What decides over a copy or a place in the pool is said by what was read: an empty directory
 * by its list, a missing file by the list of its directory. Where that cannot be read there is no answer.
 */
final class StorageLook {
    private static final String GLUSTERD = "/var/lib/glusterd";

    private static final String RUNNING_CLIENT = """
            process=$(systemctl show -p MainPID --value "$1") || exit 2
            [ -r "/proc/$process/cmdline" ] || exit 1
            tr '\\0' ' ' < "/proc/$process/cmdline" || exit 1
            """;

    /** Asks the kernel's list, and not the mount, which may hang; of several at one place the last one counts. */
    private static final String OPTIONS =
            "awk -v at=\"$1\" '$5 == at { options = $6 } END { print options }' /proc/self/mountinfo || exit 2";

    /** It has a limit of its own, so silence means that the volume does not answer. */
    private static final String LIVES =
            "{ " + StorageFiles.ALIVE + " && [ -e " + StorageFiles.EXPECTED + " ]; } || exit 1";

    /** glusterd writes a file aside and moves it into its place, so one may be gone when it is its turn. */
    static final String PEERS = Look.THERE + """
            there "$1" || exit 1
            names=$(ls -A -- "$1") || exit 2
            [ -n "$names" ] || exit 0
            cat -- "$1"/* || cat -- "$1"/* || exit 2
            """;

    /** One that a power cut has torn tells nothing. */
    static final String VOLUME = Look.THERE + """
            there "$1" || exit 1
            grep -qx 'version=[0-9]\\{1,9\\}' "$1" || { echo "$1 is damaged" >&2; exit 2; }
            grep -v -e ^username= -e ^password= "$1" || exit 2
            """;

    /** Whether the process that serves the brick runs, of the directory in which glusterd marks it. */
    static final String SERVED = """
            for mark in "$1"/*.pid; do
                [ -e "$mark" ] || exit 1
                process=$(cat -- "$mark") || exit 2
                [ -n "$process" ] && kill -0 "$process" || exit 1
            done
            """;

    /** Where a copy lies that went back in time, by how their names begin; the last one of several. It only explains why there is none. */
    static final String BEHIND = """
            aside=
            for each in "$1"*; do
                [ ! -d "$each" ] || aside=$each
            done
            printf '%s' "$aside"
            """;

    /** Whether something lies in a directory. */
    static final String OCCUPIED = Look.THERE + """
            there "$1" || exit 1
            names=$(ls -A -- "$1") || exit 2
            [ -n "$names" ]
            """;

    /** Fails with 1 where a directory is there that Gluster does not know as a copy. */
    static final String SERVABLE = Look.THERE + """
            there "$1" || exit 0
            [ -d "$1/.glusterfs" ] || exit 1
            getfattr --absolute-names -n trusted.glusterfs.volume-id -- "$1" > /dev/null 2>&1
            """;

    /** Asks the kernel's list first: a mount that is there may hang. */
    static final String COVERED = """
            mounted=$(awk -v at="$1" '$5 == at { print "yes" }' /proc/self/mountinfo) || exit 2
            [ -z "$mounted" ] || exit 1
            """ + OCCUPIED;

    /** Without a brick nothing waits for it. */
    static final String HEALS = Look.THERE + """
            there "$1/.glusterfs/indices/xattrop" || exit 1
            """ + "names=$(" + StorageFiles.TO_HEAL + ") || exit 2\n" + """
            [ -z "$names" ] || printf '%s\\n' "$names" | wc -l
            """;

    /** Prints the id of the volume that a brick's directory here is marked with, if it is; nothing of an empty one. */
    static final String MARK = OCCUPIED + """
            [ -n "$names" ] || exit 1
            command -v getfattr > /dev/null || { echo unreadable; exit 0; }
            marks=$(getfattr --absolute-names -e hex -d -m '^trusted\\.glusterfs\\.volume-id$' -- "$1") || exit 2
            printf '%s\\n' "$marks" | sed -n 's/.*=0x//p'
            """;

    /**
     * In {@code unmounted}: each mount point on the way to a brick that fstab has, and the kernel has not; and that on which the
     * brick lay when it was made. Gluster keeps its path below that in {@code mount_dir}. Of the brick and Gluster's file of it.
     */
    static final String UNMOUNTED = Look.THERE + """
            points=$(findmnt -rn --fstab -o TARGET)
            [ $? = 0 ] || [ ! -e /etc/fstab ] || ! grep -qE '^[[:space:]]*[^#[:space:]]' /etc/fstab || exit 2
            unmounted=$(for point in $points; do
                case $1/ in "$point"/*) mountpoint -q "$point" || echo "$point" ;; esac
            done)
            below=
            [ ! -e "$2" ] || below=$(sed -n 's/^mount_dir=//p' "$2") || exit 2
            point=${1%"$below"}
            [ -z "$below" ] || [ -z "$point" ] || mountpoint -q "$point" || unmounted=${unmounted:-$point}
            """;

    private StorageLook() {}

    /** What glusterd keeps of the brick at an address, once it knows the volume. */
    static String brickFile(StorageSpec storage, String address) {
        return brickFile(storage.volume(), address + ":" + storage.brick());
    }

    static String brickFile(String volume, String brick) {
        return GLUSTERD + "/vols/" + volume + "/bricks/" + brick.replace('/', '-');
    }

    static Look of(CloudSpec spec, HostName host) {
        StorageSpec storage = spec.storage();
        return Look.NOTHING
                .files(StorageFiles.of(spec, host))
                .ask("glusterd", Unit.QUESTION, "glusterd.service")
                .ask("mount", Unit.QUESTION, StorageFiles.MOUNT_SERVICE)
                .ask("client", RUNNING_CLIENT, StorageFiles.MOUNT_SERVICE)
                .ask("options", OPTIONS, storage.mount())
                .ask("alive", LIVES)
                .ask("peers", PEERS, GLUSTERD + "/peers")
                .ask("volume", VOLUME, GLUSTERD + "/vols/" + storage.volume() + "/info")
                .ask("pool-key", Transport.HELD, Transport.FOLDER)
                .ask("secured", Transport.IS_SECURED, Transport.SECURED)
                .ask("brick", SERVED, "/run/gluster/vols/" + storage.volume())
                .ask("mark", MARK, storage.brick())
                .ask(
                        "unmounted",
                        UNMOUNTED + "echo \"$unmounted\"",
                        storage.brick(),
                        brickFile(storage, spec.host(host).address()))
                .ask("occupied", OCCUPIED, storage.brick())
                .ask("behind", BEHIND, storage.brick() + CopyMark.ASIDE)
                .ask("covered", COVERED, storage.mount())
                .askOnVolume(storage.brick(), "heals", HEALS, storage.brick())
                .ask("split-brain", "[ ! -e " + SplitBrain.FILE + " ] || cat " + SplitBrain.FILE + " || exit 2");
    }
}
