package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.storage.StorageFiles;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a steward does about the processes of Gluster on its host, and about what they know. The data are never touched.
 *
 * @param self the steward's own host
 */
record GlusterRepairs(CloudSpec spec, HostSpec self) {
    List<Rung> glusterd() {
        return List.of(
                Units.killed("glusterd", "glusterd", Duration.ofSeconds(30)),
                taught(Command.script(
                        Units.ENDS + "ends glusterd || exit 1\n" + OTHERS_ARE_AT_ONE, volumeAndOthers())));
    }

    /**
     * Gluster's command locks the pool, so it is used only while glusterd knows more than half of its peers to be there:
     * with fewer it would start nothing. It takes whatever lies at a brick's place for a copy, such as the empty directory that a
     * disk is to be mounted at, so a copy has to lie there. A volume that somebody has stopped stays so.
     */
    List<Rung> brick() {
        String volume = spec.storage().volume();
        return List.of(
                new Rung(
                        "has Gluster start the process that serves the copy here",
                        Command.script(CONNECTED + """
                                [ $((2 * there)) -gt $all ] && [ -d "$2/.glusterfs" ] &&
                                    getfattr --absolute-names -n trusted.glusterfs.volume-id -- "$2" > /dev/null
                                """, volume, spec.storage().brick()),
                        Command.script(ENDED + "timeout 60 gluster --mode=script volume start \"$1\" force", volume)
                                .withTimeout(Units.LONGEST),
                        Duration.ofSeconds(20)),
                new Rung(
                        "starts glusterd anew, and the process that serves the copy here with it",
                        Command.script(Units.ATTENDED + CONNECTED + "[ $there = $all ]", "glusterd", volume),
                        Command.script(ENDED + "systemctl restart glusterd", volume)
                                .withTimeout(Units.LONGEST),
                        Duration.ofSeconds(30)));
    }

    /**
     * Ends the process that serves the copy here, and has glusterd start anew: before that its gate compares the copy with what
     * the others remember, without this one, and moves it aside or has it served again. Only while all of them serve, and
     * this one has nothing for them.
     */
    List<Rung> mark() {
        String volume = spec.storage().volume();
        return List.of(new Rung(
                "has the copy here compared with the others, before it is served any more",
                Command.script(
                                SERVED + "shift 2\nwaiting=$(" + StorageFiles.TO_HEAL + ") && [ -z \"$waiting\" ]",
                                volume,
                                String.valueOf(spec.storage().replica()),
                                spec.storage().brick())
                        .onVolume(spec.storage().brick()),
                Command.script(ENDED + "systemctl restart glusterd", volume).withTimeout(Units.LONGEST),
                // more than from one look to the next
                Duration.ofSeconds(90)));
    }

    /**
     * A volume whose translators are others makes every client of it connect anew, on every host, and no task notices: it
     * is what Gluster does with each change of such a setting. A client that has lost glusterd asks another one some
     * seconds later and would not learn of a setting that was only there in between, so the one here is waited for. The
     * self-heal daemon has none of these translators, so it is started anew. The other hosts may be at the same work, and
     * Gluster does one thing at a time, so each command is tried again: the last one until nothing else can be under way,
     * because until then there is no self-heal daemon. A copy that a bare host lacks is not even listed.
     */
    List<Rung> copies() {
        String volume = spec.storage().volume();
        return List.of(new Rung(
                "has the volume's clients connect anew where the one here lacks a copy, and starts the self-heal daemon here anew",
                Command.script(SERVED, volume, String.valueOf(spec.storage().replica())),
                Command.script(UNREACHED + """
                        reached() {
                            unreached=$(unreached "$mount" "$volume") && [ -z "$unreached" ]
                        }
                        for try in 1 2 3; do
                            reached && break
                            for threads in on off; do
                                timeout 30 gluster --mode=script volume set "$volume" performance.client-io-threads $threads
                                for second in 1 2 3 4 5 6 7 8 9 10; do
                                    sleep 1
                                    reached && break
                                done
                            done
                        done
                        pkill -KILL -f -- "--volfile-id shd/$volume"
                        for try in $(seq 100); do
                            sleep 1
                            said=$(timeout 60 gluster --mode=script volume start "$volume" force 2>&1) && exit 0
                        done
                        echo "$said" >&2
                        exit 1
                        """, spec.storage().mount(), volume).withTimeout(Duration.ofMinutes(6)),
                Duration.ofSeconds(45)));
    }

    /**
     * A host that no other takes for a member of the pool, or that does not know the volume, while all others are at one, is
     * the odd one out; who has only one such peer leaves it to that. Of a pool of two nobody can tell who is.
     */
    List<Rung> pool() {
        Command odd = Command.script(
                Units.ATTENDED + """
                cd /var/lib/glusterd || exit 1
                [ "$(ls peers | wc -l)" -ge 2 ] || exit 1
                if [ -e "vols/$1/info" ]; then
                    grep -qx state=3 peers/*
                    [ $? = 1 ] || exit 1
                fi
                """ + OTHERS_ARE_AT_ONE,
                Stream.concat(Stream.of("glusterd"), Stream.of(volumeAndOthers()))
                        .toArray(String[]::new));
        return List.of(
                new Rung(
                        "starts glusterd anew",
                        odd,
                        Command.script("systemctl restart glusterd").withTimeout(Units.LONGEST),
                        Duration.ofSeconds(20)),
                taught(odd));
    }

    /**
     * What glusterd learns anew are the settings: the data, the process that serves them and the volume's client go on
     * without it.
     *
     * @param needed fails where it knows what it shall, or the others are not at one
     */
    private Rung taught(Command needed) {
        return new Rung(
                "moves what glusterd knows of volumes aside, which its peers tell it anew",
                needed,
                // not to end with the steward: nobody else would start again what it has stopped
                Command.exclusive("gluster", LEARNT, spec.storage().volume())
                        .through("systemd-run", "-q", "--collect", "--pipe", "--wait"),
                Duration.ofSeconds(20));
    }

    /**
     * The end of a script, of the volume, how many hosts there are less two, and the addresses of the others: ends with 1 where
     * one of those does not have all hosts but one in its pool, and there, or has the volume stopped.
     */
    private static final String OTHERS_ARE_AT_ONE = """
            for other in "${@:3}"; do
                peers=$(timeout 10 gluster --mode=script --remote-host="$other" peer status) || exit 1
                [ "$(grep -cx 'State: Peer in Cluster (Connected)' <<< "$peers")" -ge "$2" ] || exit 1
                volume=$(timeout 10 gluster --mode=script --remote-host="$other" volume info "$1") || exit 1
                grep -qx 'Status: Started' <<< "$volume" || exit 1
            done
            """;

    private String[] volumeAndOthers() {
        return Stream.concat(
                        Stream.of(
                                spec.storage().volume(),
                                String.valueOf(spec.hosts().size() - 2)),
                        spec.hosts().stream()
                                .filter(other -> !other.name().equals(self.name()))
                                .map(HostSpec::address))
                .toArray(String[]::new);
    }

    /**
     * A glusterd that has just learned of a volume does not know its own bricks before its next start, and even then not the
     * ports of those that run, for which clients ask it. Where its peers do not tell it of the volume it has back what it knew.
     */
    private static final String LEARNT = """
                wanted=$1
                changed() {
                    systemctl stop glusterd
                    # one that was about to start is not known to systemd yet
                    pkill -KILL -x --ns $$ --nslist pid glusterd
                    "$@"
                    systemctl start glusterd
                }
                written() {
                    sed "$1" "$2" > written.new && sync written.new && mv written.new "$2"
                }
                now() {
                    date -u +%Y%m%dT%H%M%SZ
                }
                forgotten() {
                    for peer in peers/*; do
                        written 's/^state=.*/state=3/' "$peer"
                    done
                    [ ! -e vols ] || mv vols $aside
                }
                known() {
                    timeout 5 gluster --mode=script volume info "$wanted" > /dev/null 2>&1 && [ -z "$(grep -Lx state=3 peers/*)" ]
                }
                bound() {
                    for brick in vols/*/bricks/*; do
                        IFS=/ read -r _ volume _ name <<< "$brick"
                        process=$(cat "/run/gluster/vols/$volume/${name/:/}.pid") || continue
                        port=$(tr '\\0' '\\n' < "/proc/$process/cmdline" | sed -n '/^--brick-port$/{n;p}')
                        [ -z "$port" ] || written "s/^listen-port=.*/listen-port=$port/" "$brick"
                    done
                }
                had() {
                    mv vols vols.$(now) && mv $aside vols
                }
                trap '' PIPE
                cd /var/lib/glusterd || exit 1
                aside=vols.$(now)
                changed forgotten
                for try in $(seq 150); do
                    if known; then
                        changed bound
                        exit
                    fi
                    sleep 0.2
                done
                [ ! -e $aside ] || changed had
                echo "its peers did not tell it of the volume within half a minute" >&2
                exit 1
                """;

    /**
     * The beginning of a script, of the volume: ends with 1 where that is stopped or glusterd does not answer; tells how many
     * hosts there are, and are there.
     */
    private static final String CONNECTED = """
            grep -qx status=1 "/var/lib/glusterd/vols/$1/info" || exit 1
            pool=$(timeout 10 gluster --mode=script pool list) || exit 1
            all=$(tail -n +2 <<< "$pool" | wc -l)
            there=$(grep -cw Connected <<< "$pool")
            """;

    /** The beginning of a script, of the volume and the number of its copies: ends with 1 where not all of them are served. */
    private static final String SERVED = CONNECTED + """
            [ $there = $all ] || exit 1
            bricks=$(timeout 10 gluster --mode=script volume status "$1" detail) || exit 1
            [ "$(grep -c '^Online .*Y' <<< "$bricks")" = "$2" ] || exit 1
            """;

    /** The beginning of a script, of the volume: ends the process that serves the copy here. */
    private static final String ENDED = """
            for mark in "/run/gluster/vols/$1"/*.pid; do
                process=$(cat "$mark") || continue
                [ "$(cat /proc/$process/comm)" != glusterfsd ] || kill -KILL "$process"
            done
            sleep 1
            """;

    /** The beginning of a script, of the mount and the volume. */
    private static final String UNREACHED = "mount=$1 volume=$2\nunreached() { " + CopiesSense.QUESTION + "; }\n";
}
