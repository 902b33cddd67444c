package io.swarmstead.storage;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Shape;
import io.swarmstead.host.Unit;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.StorageSpec;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done to Gluster's pool and its volume. */
sealed interface GlusterStep extends StorageStep {
    /** Gluster's own limit for a request to a peer is two minutes; a little more, so that its message is heard. */
    Duration PATIENCE = Duration.ofSeconds(130);

    /**
     * In a script {@code volume} is {@code gluster volume} that tries again while a peer has only just connected or somebody
     * else's command holds the pool's lock.
     */
    String VOLUME_COMMAND = """
            set -e
            volume() {
                for _ in $(seq 15); do
                    said=$(gluster --mode=script volume "$@" 2>&1) && return
                    case $said in
                        *transaction* | *ocking\\ failed* | *onnected* | *taging\\ failed* | *ommit\\ failed*) sleep 1 ;;
                        *) break ;;
                    esac
                done
                echo "$said" >&2
                return 1
            }
            """;

    /** Runs one pool-wide command at a time on the host. */
    static void gluster(Fleet fleet, HostName host, @CompileTimeConstant String script, String... words)
            throws HostException {
        fleet.host(host)
                .run(Command.exclusive("gluster", VOLUME_COMMAND + script, words)
                        .withTimeout(PATIENCE));
    }

    /** Starts glusterd now and at every boot, and lets it catch up with its peers. */
    record StartGlusterd(HostName host) implements GlusterStep {
        private static final String VERSION =
                "sed -n 's/^version=//p' /var/lib/glusterd/vols/*/info 2> /dev/null | sort -n | tail -n 1";

        private static final Shape NUMBER = Shape.of("the version of a volume", "[0-9]{1,9}");

        /**
         * Waits, 15 s at most, until what was changed while the host was away has come from its peers, and then until
         * its bricks, which glusterd restarts for it two seconds later, have lived for three: a change of ours in just
         * that time would leave one of them down.
         */
        private static final String CATCH_UP = "version() { " + VERSION + "; }\n" + """
                for _ in $(seq 150); do
                    version=$(version)
                    [ "${version:-0}" -lt "$1" ] || break
                    sleep 0.1
                done
                steady=0
                for _ in $(seq 150); do
                    steady=$((steady + 1))
                    for brick in /run/gluster/vols/*/*.pid; do
                        kill -0 "$(cat "$brick")" 2> /dev/null || steady=0
                    done
                    [ $steady -lt 30 ] || break
                    sleep 0.1
                done
                """;

        @Override
        public String action() {
            return "start glusterd";
        }

        @Override
        public String reason() {
            return "it does not run";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host), MachineStep.configuration(host), StorageStep.secured(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(StorageStep.glusterd(host), POOL);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            int latest = 0;
            for (Host other : fleet.hosts()) {
                latest = Math.max(latest, version(other));
            }
            int own = version(fleet.host(host));
            fleet.host(host).run(Unit.start("glusterd"));
            // who has none is told of none before it has its place in the pool
            if (own > 0 && own < latest) {
                fleet.host(host)
                        .run(Command.script(CATCH_UP, String.valueOf(latest)).withTimeout(PATIENCE));
            }
        }

        /** The version of the volumes' settings that the host has on its disk; 0 where it has none or is away. */
        private static int version(Host host) {
            try {
                String version = host.attempt(Command.script(VERSION)).output();
                return version.isBlank() ? 0 : Integer.parseInt(NUMBER.checked(host.name(), version));
            } catch (HostException _) {
                return 0;
            }
        }
    }

    /** Takes a host into the pool. */
    record ProbePeer(HostName host, HostName peer, String address) implements GlusterStep {
        @Override
        public String action() {
            return "take " + peer + " into the Gluster pool";
        }

        @Override
        public String reason() {
            return peer + " is not a peer";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(StorageStep.glusterd(host), StorageStep.glusterd(peer));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(POOL);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            gluster(fleet, host, """
                    gluster --mode=script peer probe "$1"
                    # the probe is answered before both have agreed; a volume needs them agreed
                    for _ in $(seq 150); do
                        grep -lxF "hostname1=$1" /var/lib/glusterd/peers/* | xargs grep -qx state=3 && exit 0
                        sleep 0.1
                    done
                    echo "$1 did not become a peer within 15 s" >&2
                    exit 1
                    """, address);
        }
    }

    /**
     * Gives the host the identity by which its peers know it, and has it learn from them what it was. Gluster knows peers
     * by a number that each makes up when it is installed. A host that knows the volume by then is left as it is, and the
     * number that it had is kept aside.
     */
    record TakeItsPlace(HostName host, String address, HostName via, String viaAddress, String volume)
            implements GlusterStep {
        @Override
        public String action() {
            return "take its place in the Gluster pool again";
        }

        @Override
        public String reason() {
            return "%s has it as a peer, and it knows nothing of the volume %s: it was installed anew"
                    .formatted(via, volume);
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(StorageStep.glusterd(host), StorageStep.glusterd(via));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(POOL);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            PoolIdentity identity = PoolIdentity.read(
                    via, fleet.host(via).run(Command.script(PoolIdentity.QUESTION, address, host.value(), viaAddress)));
            // as glusterd keeps peers in whose pool it is (state 3); the volumes it asks them for when it starts
            fleet.host(host)
                    .run(Command.exclusive("gluster", """
                            set -e
                            volume=$1
                            cd /var/lib/glusterd
                            [ ! -e "vols/$volume/info" ] || exit 0
                            now=$(date -u +%Y%m%dT%H%M%SZ)
                            systemctl stop glusterd
                            [ ! -e glusterd.info ] || cp -p glusterd.info "glusterd.info.$now"
                            printf 'UUID=%s\\noperating-version=%s\\n' "$2" "$3" > glusterd.info.new
                            shift 3
                            while [ $# -gt 0 ]; do
                                printf 'uuid=%s\\nstate=3\\nhostname1=%s\\n' "$1" "$2" > peers/"$1"
                                shift 2
                            done
                            mv glusterd.info.new glusterd.info
                            systemctl start glusterd
                            for _ in $(seq 150); do
                                timeout 5 gluster --mode=script volume info "$volume" > /dev/null 2>&1 && exit 0
                                sleep 0.2
                            done
                            echo "its peers did not tell it of the volume within half a minute" >&2
                            exit 1
                            """, identity.words(volume))
                            .withTimeout(PATIENCE));
        }
    }

    /** What is done to the volume through one member of the complete pool. */
    sealed interface OnVolume extends GlusterStep {
        @Override
        default Set<Milestone> requires() {
            return Set.of(POOL, StorageStep.glusterd(host()));
        }

        @Override
        default Set<Milestone> provides() {
            return Set.of(VOLUME);
        }
    }

    /**
     * Creates the volume with its options and starts it. The bricks' directories are made now and no sooner: one that lies there
     * while its disk is not mounted would be taken for a copy.
     */
    record CreateVolume(HostName host, StorageSpec storage, List<String> bricks, SequencedMap<String, String> options)
            implements OnVolume {
        @Override
        public String action() {
            return "create the volume %s with %d copies".formatted(storage.volume(), bricks.size());
        }

        @Override
        public String reason() {
            return "no host knows it";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            for (Host each : fleet.hosts()) {
                each.run(Command.of("mkdir", "-p", storage.brick()));
            }
            // "force" lets a brick lie on the root file system, which a host with one disk has no choice about
            gluster(
                    fleet,
                    host,
                    """
                    name=$1 copies=$2
                    shift 2
                    bricks=("${@:1:copies}")
                    shift "$copies"
                    [ -e "/var/lib/glusterd/vols/$name/info" ] ||
                        volume create "$name" replica "$copies" "${bricks[@]}" force
                    volume set "$name" "$@"
                    grep -qx status=1 "/var/lib/glusterd/vols/$name/info" || volume start "$name"
                    """,
                    Stream.of(
                                    Stream.of(storage.volume(), String.valueOf(bricks.size())),
                                    bricks.stream(),
                                    words(options))
                            .flatMap(words -> words)
                            .toArray(String[]::new));
        }
    }

    private static Stream<String> words(SequencedMap<String, String> options) {
        return options.entrySet().stream().flatMap(option -> Stream.of(option.getKey(), option.getValue()));
    }

    private static String arguments(SequencedMap<String, String> options) {
        return words(options).collect(Collectors.joining(" "));
    }

    /** Sets the options that differ. */
    record SetOptions(HostName host, String volume, SequencedMap<String, String> options) implements OnVolume {
        @Override
        public String action() {
            return "set " + arguments(options) + " on the volume " + volume;
        }

        @Override
        public String reason() {
            return options.size() == 1 ? "the option differs" : options.size() + " options differ";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            gluster(
                    fleet,
                    host,
                    "volume set \"$@\"",
                    Stream.concat(Stream.of(volume), words(options)).toArray(String[]::new));
        }
    }

    /**
     * Starts the volume, or those of its bricks that do not run. Gluster then takes every directory at a brick's place for a
     * copy, on all hosts that it reaches: so each is asked before, and one that does not say is not to be reached.
     */
    record StartVolume(HostName host, String volume, String brick, boolean started) implements OnVolume {
        @Override
        public String action() {
            return "start " + (started ? "the missing bricks of the volume " : "the volume ") + volume;
        }

        @Override
        public String reason() {
            return started ? "a brick does not run" : "it is stopped";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            int answered = 0;
            for (Host each : fleet.hosts()) {
                answered += servable(each) ? 1 : 0;
            }
            gluster(
                    fleet,
                    host,
                    """
                    if [ "$2" -lt "$3" ]; then
                        pool=$(gluster --mode=script pool list)
                        [ "$(grep -cw Connected <<< "$pool")" -le "$2" ] || {
                            echo "not every host that Gluster reaches says whether a copy lies there" >&2
                            exit 1
                        }
                    fi
                    volume start "$1" force
                    """,
                    volume,
                    String.valueOf(answered),
                    String.valueOf(fleet.hosts().size()));
        }

        /** False where that cannot be told. */
        private boolean servable(Host on) throws HostException {
            int code;
            try {
                code = on.attempt(Command.script(StorageLook.SERVABLE, brick)).exitCode();
            } catch (HostException _) {
                return false;
            }
            if (code == 1) {
                throw new HostException(new Problem(
                        "%s: what lies in the brick's directory %s is no copy of the volume"
                                .formatted(on.name(), brick),
                        "Gluster would serve it as one",
                        "swarmstead up --dry-run tells what becomes of it"));
            }
            return code == 0;
        }
    }

    /**
     * Has an empty directory take the place of a copy that was lost. From the beginning the other copies know that it lacks
     * everything, which {@code volume start force} would not tell them: clients would then take it for a copy without files.
     * Nothing is given up: the directory is looked at once more before, and has to be empty, or not there, by its own list.
     *
     * @param others how many other copies there are, each of which has to be served
     * @param aside where a copy lies that went back in time; empty where there is none
     */
    record CopyAnew(HostName host, String volume, HostName owner, String brick, int others, String aside)
            implements OnVolume {
        /** Of the brick's directory, Gluster's file of it, and the volume. */
        private static final String LOST = StorageLook.UNMOUNTED + """

                [ -z "$unmounted" ] || { echo "nothing is mounted at $unmounted, where its copy is to lie" >&2; exit 1; }
                for mark in "/run/gluster/vols/$3"/*.pid; do
                    [ -e "$mark" ] || continue
                    process=$(cat -- "$mark") || exit 2
                    [ -z "$process" ] || ! kill -0 "$process" 2> /dev/null || { echo "the copy there is served" >&2; exit 1; }
                done
                if there "$1"; then
                    names=$(ls -A -- "$1") || exit 2
                    [ -z "$names" ] || { echo "$1 is not empty" >&2; exit 1; }
                fi
                """;

        @Override
        public String action() {
            return "have the volume %s copied to %s anew".formatted(volume, owner);
        }

        @Override
        public String reason() {
            return aside.isEmpty()
                    ? "the brick's directory there is empty"
                    : "the copy there went back in time; it lies at %s, for you to delete when the new one is whole"
                            .formatted(aside);
        }

        /** A glusterd that has just learned of the volume does not know its own bricks before its next start. */
        @Override
        public void apply(Fleet fleet) throws HostException {
            String path = brick.substring(brick.indexOf(':') + 1);
            fleet.host(owner)
                    .run(Command.exclusive("gluster", LOST + """
                    set -e
                    mkdir -p -- "$1"
                    systemctl restart glusterd
                    for _ in $(seq 150); do
                        pool=$(timeout 5 gluster --mode=script pool list) && ! grep -qw Disconnected <<< "$pool" && exit 0
                        sleep 0.2
                    done
                    echo "not all peers answer glusterd" >&2
                    exit 1
                    """, path, StorageLook.brickFile(volume, brick), volume)
                            .withTimeout(PATIENCE));
            gluster(fleet, host, """
                    for _ in $(seq 15); do
                        volume status "$1" detail
                        served=$(grep -c '^Online .*Y' <<< "$said" || true)
                        [ "$served" -lt "$3" ] || break
                        sleep 1
                    done
                    [ "$served" -ge "$3" ] || { echo "only $served of $3 other copies are served" >&2; exit 1; }
                    volume reset-brick "$1" "$2" start
                    volume reset-brick "$1" "$2" "$2" commit force
                    """, volume, brick, String.valueOf(others));
        }
    }
}
