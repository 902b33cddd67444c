package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a steward does about the processes of Gluster on its host, and about what they know. The data are never touched.
 *
 * @param self the steward's own host
 */
record GlusterRepairs(CloudSpec spec, HostSpec self) {
    List<Rung> glusterd() {
        return List.of(
                Units.killed("glusterd", "glusterd", Duration.ofSeconds(30)),
                taught(Units.ends("glusterd") + " || exit 1\n"));
    }

    /**
     * Gluster's command locks the pool, so it is used only while glusterd knows more than half of its peers to be there:
     * with fewer it would start nothing. A volume that somebody has stopped stays so.
     */
    List<Rung> brick() {
        String volume = Command.quote(spec.storage().volume());
        String connected = connected(volume);
        String ended = """
                for mark in /run/gluster/vols/%s/*.pid; do
                    process=$(cat "$mark") || continue
                    [ "$(cat /proc/$process/comm)" != glusterfsd ] || kill -KILL "$process"
                done
                sleep 1
                """.formatted(volume);
        return List.of(
                new Rung(
                        "has Gluster start the process that serves the copy here",
                        Command.script(connected + "[ $((2 * there)) -gt $all ]"),
                        Command.script(ended
                                        + "timeout 60 gluster --mode=script volume start %s force".formatted(volume))
                                .withTimeout(Units.LONGEST),
                        Duration.ofSeconds(20)),
                new Rung(
                        "starts glusterd anew, and the process that serves the copy here with it",
                        Command.script(Units.attended("glusterd") + connected + "[ $there = $all ]"),
                        Command.script(ended + "systemctl restart glusterd").withTimeout(Units.LONGEST),
                        Duration.ofSeconds(30)));
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
        String volume = Command.quote(spec.storage().volume());
        return List.of(new Rung(
                "has the volume's clients connect anew where the one here lacks a copy, and starts the self-heal daemon here anew",
                Command.script(
                        connected(volume) + """
                        [ $there = $all ] || exit 1
                        bricks=$(timeout 10 gluster --mode=script volume status %s detail) || exit 1
                        [ "$(grep -c '^Online .*Y' <<< "$bricks")" = %d ]
                        """.formatted(volume, spec.storage().replica())),
                Command.script("""
                        reached() {
                            unreached=$(
                                %2$s
                            ) && [ -z "$unreached" ]
                        }
                        for try in 1 2 3; do
                            reached && break
                            for threads in on off; do
                                timeout 30 gluster --mode=script volume set %1$s performance.client-io-threads $threads
                                for second in 1 2 3 4 5 6 7 8 9 10; do
                                    sleep 1
                                    reached && break
                                done
                            done
                        done
                        pkill -KILL -f -- '--volfile-id shd/'%1$s
                        for try in $(seq 100); do
                            sleep 1
                            said=$(timeout 60 gluster --mode=script volume start %1$s force 2>&1) && exit 0
                        done
                        echo "$said" >&2
                        exit 1
                        """.formatted(volume, CopiesSense.unreached(spec.storage())))
                        .withTimeout(Duration.ofMinutes(6)),
                Duration.ofSeconds(45)));
    }

    /**
     * A host that no other takes for a member of the pool, or that does not know the volume, while all others are at one, is
     * the odd one out; who has only one such peer leaves it to that. Of a pool of two nobody can tell who is.
     */
    List<Rung> pool() {
        String odd = Units.attended("glusterd")
                + """
                cd /var/lib/glusterd || exit 1
                [ "$(ls peers | wc -l)" -ge 2 ] || exit 1
                [ ! -e vols/%1$s/info ] || ! grep -qx state=3 peers/* || exit 1
                """.formatted(Command.quote(spec.storage().volume()));
        return List.of(
                new Rung(
                        "starts glusterd anew",
                        Command.script(odd + othersAreAtOne()),
                        Command.script("systemctl restart glusterd").withTimeout(Units.LONGEST),
                        Duration.ofSeconds(20)),
                taught(odd));
    }

    /**
     * What glusterd learns anew are the settings: the data, the process that serves them and the volume's client go on
     * without it.
     *
     * @param needed a script that ends the shell with 1 where it knows what it shall
     */
    private Rung taught(String needed) {
        String act = learnt(Command.quote(spec.storage().volume()));
        return new Rung(
                "moves what glusterd knows of volumes aside, which its peers tell it anew",
                Command.script(needed + othersAreAtOne()),
                outliving(Command.exclusive("gluster", act)),
                Duration.ofSeconds(20));
    }

    /** An act that is not to end with the steward: nobody else would start again what it has stopped. */
    private static Command outliving(Command act) {
        return new Command("systemd-run -q --collect --pipe --wait " + act.line(), act.input(), act.timeout());
    }

    /** Ends with 1 where one of the others does not have all hosts but one in its pool, and there, or has the volume stopped. */
    private String othersAreAtOne() {
        return spec.hosts().stream()
                .filter(other -> !other.name().equals(self.name()))
                .map(other -> """
                        peers=$(timeout 10 gluster --mode=script --remote-host=%1$s peer status) || exit 1
                        [ "$(grep -cx 'State: Peer in Cluster (Connected)' <<< "$peers")" -ge %2$d ] || exit 1
                        volume=$(timeout 10 gluster --mode=script --remote-host=%1$s volume info %3$s) || exit 1
                        grep -qx 'Status: Started' <<< "$volume" || exit 1
                        """.formatted(
                                other.address(),
                                spec.hosts().size() - 2,
                                Command.quote(spec.storage().volume())))
                .collect(Collectors.joining());
    }

    /**
     * A glusterd that has just learned of a volume does not know its own bricks before its next start, and even then not the
     * ports of those that run, for which clients ask it. Where its peers do not tell it of the volume it has back what it knew.
     */
    private static String learnt(String volume) {
        return """
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
                    date -u +%%Y%%m%%dT%%H%%M%%SZ
                }
                forgotten() {
                    for peer in peers/*; do
                        written 's/^state=.*/state=3/' "$peer"
                    done
                    [ ! -e vols ] || mv vols $aside
                }
                known() {
                    timeout 5 gluster --mode=script volume info %1$s > /dev/null 2>&1 && [ -z "$(grep -Lx state=3 peers/*)" ]
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
                """.formatted(volume);
    }

    /** Ends with 1 where the volume is stopped or glusterd does not answer; tells how many hosts there are, and are there. */
    private static String connected(String volume) {
        return """
                grep -qx status=1 /var/lib/glusterd/vols/%s/info || exit 1
                pool=$(timeout 10 gluster --mode=script pool list) || exit 1
                all=$(tail -n +2 <<< "$pool" | wc -l)
                there=$(grep -cw Connected <<< "$pool")
                """.formatted(volume);
    }
}
