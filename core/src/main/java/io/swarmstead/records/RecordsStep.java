package io.swarmstead.records;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Shape;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.storage.StorageFiles;
import io.swarmstead.storage.StorageStep;
import java.util.Set;

/** What can be done about records of deployments. The key is made on a host and never written to anything but hosts' disks. */
public sealed interface RecordsStep extends Step {
    /** A host has the key. */
    Milestone KEY = new Milestone("key for records");

    /** Makes the key, unless there is one. */
    record MakeKey(HostName host) implements RecordsStep {
        @Override
        public String action() {
            return "make the key by which records of deployments are sealed";
        }

        @Override
        public String reason() {
            return "no host holds one for root only";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(KEY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Command.exclusive("records", """
                    set -e
                    umask 077
                    if grep -qxE "$2" "$1" 2> /dev/null; then
                        chown root:root "$1"
                        chmod 0600 "$1"
                        exit 0
                    fi
                    (umask 022 && mkdir -p "${1%/*}")
                    [ ! -e "$1" ] || mv -f "$1" "$1.before"
                    openssl rand -hex 32 > "$1.new"
                    grep -qxE "$2" "$1.new"
                    sync "$1.new"
                    mv "$1.new" "$1"
                    """, Records.KEY, SealKey.SHAPE));
        }
    }

    /** Copies the key from a host that holds the cloud's; another one that was there is kept beside it. */
    record CopyKey(HostName host, HostName source) implements RecordsStep {
        private static final Shape SHAPE = Shape.of("a key for seals", SealKey.SHAPE);

        @Override
        public String action() {
            return "copy the key for records from " + source;
        }

        @Override
        public String reason() {
            return "it is missing, readable by others, or not that of " + source;
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(KEY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            String key = SHAPE.checked(source, fleet.host(source).run(Command.of("cat", Records.KEY)));
            fleet.host(host)
                    .run(Command.script(
                            "[ ! -e \"$1\" ] || { ln -f \"$1\" \"$1.before\" && chmod 0600 \"$1.before\"; }",
                            Records.KEY));
            fleet.host(host).write(HostFile.secret(Records.KEY, key + "\n"));
        }
    }

    /**
     * Makes the folder, and moves there what older versions left where containers write. The folder gets its name when
     * all of that is done: so it is done once, and nobody can have more moved later by planting it.
     *
     * <p>Everything old is foreign. Copied are regular files with a record's name, at most a hundred of a stack, of a
     * size, in a time; the copy is a file of our own, which nobody has open. What is not copied stays where it is.
     */
    record MakeFolder(HostName host, String mount) implements RecordsStep {
        @Override
        public String action() {
            return "make a folder for records of deployments, for root only";
        }

        @Override
        public String reason() {
            return "there is none; records of before lie where containers write, and are moved there without a seal";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(StorageStep.mounted(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(move(mount, StorageFiles.ALIVE));
        }

        /** @param alive a program that says whether the volume is there */
        static Command move(String mount, String alive) {
            return Command.exclusive("records", MOVE, mount, Records.folder(mount), alive, LIMITS)
                    .onVolume(mount);
        }

        /** Bytes of a file; files, bytes and seconds of a stack; seconds of all. */
        private static final String LIMITS = Records.LONGEST + " 100 67108864 10 120";

        private static final String MOVE = """
                set -e
                umask 077
                mount=$1 folder=$2
                read -r largest most all patience longest <<< "$4"
                "$3" || { echo "the volume does not answer" >&2; exit 1; }
                mkdir -p -- "${folder%/*}"
                chmod 0700 -- "${folder%/*}"
                if [ -d "$folder" ]; then
                    chown root:root -- "$folder"
                    chmod 0700 -- "$folder"
                    exit 0
                fi
                take() {
                    local bytes
                    timeout 10 dd if="$1" of="$2" iflag=nofollow,nonblock,count_bytes,fullblock bs=64K \\
                        count=$((largest + 1)) conv=fsync status=none 2> /dev/null || { rm -f -- "$2"; return 1; }
                    bytes=$(stat -c %s -- "$2")
                    [ "$bytes" -le "$largest" ] || { rm -f -- "$2"; return 1; }
                    taken=$((taken + bytes))
                    sync -- "${2%/*}" || return 1
                    rm -f -- "$1"
                }
                move() {
                    local name taken=0
                    timeout "$patience" find . -maxdepth 1 -type f -regextype posix-extended -regex \\
                        './[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\\.json' -printf '%f\\n' \\
                        | head -n 10000 | sort -r | head -n "$most" \\
                        | while read -r name && [ $taken -lt "$all" ] && [ $SECONDS -lt "$longest" ]; do
                            mkdir -p -- "$1"
                            take "./$name" "$1/$name" || true
                        done
                }
                mkdir -p -- "$folder.new"
                for old in "$mount"/config/*/.swarmstead; do
                    stack=${old%/*} stack=${stack##*/}
                    case $stack in *[!a-z0-9-]*) continue ;; esac
                    [ -d "$old" ] && [ ! -L "$old" ] || continue
                    (cd -- "$old" && move "$folder.new/$stack") || true
                    rmdir -- "$old" 2> /dev/null || true
                done
                mv -T -- "$folder.new" "$folder"
                sync -- "${folder%/*}"
                """;
    }
}
